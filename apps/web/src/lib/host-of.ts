/** Where a web address leads, for people: "journal.example". What is no address stays as it is. */
export const hostOf = (link: string): string => (URL.canParse(link) ? new URL(link).hostname.replace(/^www\./, '') : link);
