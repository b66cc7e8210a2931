import { STATUS_CODES } from 'node:http';
import { HttpException } from '@nestjs/common';
import type { Problem } from '@scholars-commons/shared/problem';

export type ProblemParts = Partial<Pick<Problem, 'type' | 'title' | 'detail' | 'errors' | 'current' | 'retryAfter' | 'suspension'>>;

/** A failure the caller may know about, as RFC 9457 problem details. */
export class ProblemException extends HttpException {
  readonly problem: Problem;

  constructor(status: number, parts: ProblemParts = {}) {
    const problem: Problem = { type: 'about:blank', title: STATUS_CODES[status] ?? 'Problem', status, ...parts };
    super(problem, status);
    this.problem = problem;
  }
}

/** 400 at one field. @param pointer JSON pointer (RFC 6901), as `/markdown` */
export const badField = (pointer: string, detail: string): ProblemException =>
  new ProblemException(400, { detail: 'The request did not match its contract.', errors: [{ pointer, detail }] });

/** 409: somebody changed it meanwhile; the page shows both. */
export const stale = (current: unknown): ProblemException =>
  new ProblemException(409, {
    type: '/problems/stale',
    detail: 'It was changed meanwhile. Both versions are kept for you to choose.',
    current,
  });

/** 409 for an id that is taken; tells nothing about by what. */
export const idTaken = (): ProblemException => new ProblemException(409, { detail: 'This id is taken. Send it again with a new one.' });
