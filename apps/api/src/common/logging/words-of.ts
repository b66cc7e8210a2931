import { HttpException } from '@nestjs/common';

/** TypeORM and pg put values of a statement into their messages; people's words do not belong in logs. */
const withoutParameters = (words: string): string => words.replace(/(parameters?|detail|Key)\b[^\n]*/gi, '$1 [left out]');

/** What the log may say of a failure: where it came from, and nothing of whom. */
export const wordsOf = (cause: unknown): string =>
  withoutParameters(cause instanceof Error && !(cause instanceof HttpException) ? (cause.stack ?? cause.message) : String(cause));
