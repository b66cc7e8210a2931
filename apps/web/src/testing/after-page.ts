/** What a rendered page holds open; `setup.ts` lets go of it after each test. */
export const afterPage: (() => void)[] = [];
