export { ProfileNudge } from './edit/profile-nudge';
export { CountCard } from './count-card';
export { LocalTime } from './local-time';
export { openToWord, t as scholarWords } from './messages';
export { PersonName } from './person-name';
export { ScholarCard } from './scholar-card';
export { type FoundScholar, ScholarField } from './scholar-field';
export { scholarQueries } from './scholars.queries';
export { SearchBox } from './search-box';
