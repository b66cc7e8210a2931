import type { IncomingHttpHeaders } from 'node:http';
import { problem } from '@scholars-commons/shared/problem';
import * as z from 'zod';

export interface Answered {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

const exactly = z.strictObject(problem.shape).required({ requestId: true });
/** What the inside of a server looks like when it shows. */
const INSIDE =
  /node_modules|\bat \S+ \(|\/(?:src|dist)\/|file:\/\/|\bSELECT\b|\bINSERT INTO\b|QueryFailed|TypeError|syntax error|violates|relation "|column "|ECONN/;

/** What is wrong with an answer, whatever was asked; null where it is as every answer must be. */
export function wrongWith(method: string, { status, headers, text }: Answered): string | null {
  if (status >= 500 && status !== 503) return `status ${status}`;
  if (headers['x-content-type-options'] !== 'nosniff') return 'may be sniffed';
  if (!headers['x-request-id']) return 'has no request id';
  if (status < 400 || method === 'HEAD') return null;
  if (headers['content-type'] !== 'application/problem+json; charset=utf-8') return `is no problem but ${headers['content-type']}`;
  if (headers['cache-control'] !== 'no-store') return 'may be kept';
  const { data, error } = exactly.safeParse(JSON.parse(text));
  if (error) return `is no problem: ${error.issues[0]?.path.join('.')} ${error.issues[0]?.message}`;
  if (data.status !== status) return `says ${data.status} and answers ${status}`;
  if (status === 503 && !headers['retry-after']) return 'does not say when to come again';
  for (const { pointer } of data.errors ?? []) if (pointer !== '' && !pointer.startsWith('/')) return `points at ${pointer}`;
  const words = [data.type, data.title, data.detail, ...(data.errors ?? []).map(({ detail }) => detail)].join(' ');
  return INSIDE.test(words) ? `shows the inside: ${words.slice(0, 200)}` : null;
}
