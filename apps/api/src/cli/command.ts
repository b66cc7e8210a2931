/** One of `npm run db`'s commands. */
export interface Command {
  /** How it is called, as the help shows it. */
  usage: string;
  about: string;
  /** @returns the exit code; a failure is thrown as an Error whose message a person can use */
  run(args: string[]): Promise<number>;
}

/** A mistake in how the command was called or with what; told without a stack. */
export class Mistake extends Error {}
