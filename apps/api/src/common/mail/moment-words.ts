/** Day and time as a letter says them: on the clocks of the reader where they are known, else in UTC; either way it says which. */
export function momentWords(moment: Date, timeZone: string | null): string {
  const words = (zone: string) =>
    new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone: zone }).format(moment);
  try {
    if (timeZone !== null) return `${words(timeZone)} (on the clocks of ${timeZone.replaceAll('_', ' ')})`;
  } catch {
    // A zone that this machine does not know.
  }
  return `${words('UTC')} (UTC)`;
}
