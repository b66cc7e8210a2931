/** How often something may be done: `points` in `seconds`, counted over all processes, so in steps, or in each one's memory. */
export interface LimitRule {
  points: number;
  seconds: number;
  store: 'postgres' | 'steps' | 'memory';
}

const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;
const counted = (points: number, seconds: number): LimitRule => ({ points, seconds, store: 'postgres' });
const kept = (points: number, seconds: number): LimitRule => ({ points, seconds, store: 'memory' });
const inSteps = (points: number, seconds: number): LimitRule => ({ points, seconds, store: 'steps' });

/** Starting values; what guards credentials, mail and writing holds over all processes and restarts. */
export const limitRules = {
  'sign-in of an account': [counted(5, 15 * MINUTE)],
  'sign-in from an address': [counted(25, 5 * MINUTE)],
  /** Sign-in links, resets, invitations and confirmations to one mail address. */
  'mail to an address': [counted(2, HOUR), counted(5, DAY)],
  'mail asked from an address': [counted(25, 5 * MINUTE)],
  'redeem from an address': [counted(25, 5 * MINUTE)],
  post: [counted(10, MINUTE), counted(60, HOUR)],
  /** Each asks a moderator for a look. */
  flag: [counted(20, DAY)],
  upload: [counted(30, 30 * MINUTE)],
  export: [counted(3, DAY)],
  /** Institutions that are not in the list: staff look at each. */
  proposal: [counted(20, DAY)],
  search: [kept(30, MINUTE)],
  'typing ahead': [kept(120, MINUTE)],
  'directory page': [kept(300, 15 * MINUTE)],
  /** Pages of others: taking the contacts of 7,000 scholars must last more than a day, over all processes together. */
  'profile page': [kept(300, 15 * MINUTE), inSteps(3_000, DAY)],
  'request of a visitor': [kept(300, 5 * MINUTE)],
  'request of a scholar': [kept(1_500, 5 * MINUTE)],
} satisfies Record<string, LimitRule[]>;

export type LimitName = keyof typeof limitRules;
