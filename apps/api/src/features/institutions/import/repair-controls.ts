const windows1252 = new TextDecoder('windows-1252');

/**
 * Makes C1 controls what they were meant to be: text of Windows-1252 that was read as Latin-1 keeps its quotes and dashes
 * there. What that code page leaves empty, and all other controls, are no one's letters and go.
 */
export const repairControls = (text: string): string =>
  text
    .replace(/[\u0080-\u009F]/g, (control) => {
      const meant = windows1252.decode(Uint8Array.of(control.charCodeAt(0)));
      return meant === control ? '' : meant;
    })
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/g, '');
