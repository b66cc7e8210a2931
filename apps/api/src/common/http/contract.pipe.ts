import { type ArgumentMetadata, type PipeTransform, StandardSchemaValidationPipe } from '@nestjs/common';
import type { StandardSchemaV1 } from '@standard-schema/spec';
import { badField, ProblemException } from '../problem/problem-exception.js';
import { escaped, unstorableAt } from './unstorable.js';

interface ZodIssue extends StandardSchemaV1.Issue {
  code?: string;
  keys?: string[];
}

/** JSON pointers of an issue; an unknown field is named, not only its parent. */
function pointersOf(issue: ZodIssue): string[] {
  const path = (issue.path ?? []).map((part) => `/${escaped(typeof part === 'object' ? part.key : part)}`).join('');
  return issue.code === 'unrecognized_keys' && issue.keys
    ? issue.keys.slice(0, 10).map((key) => `${path}/${escaped(key).slice(0, 100)}`)
    : [path];
}

const MOST_ERRORS = 20;

/** 400 with one error for each field that does not match its contract. Values are never repeated. */
export const contractRefused = (issues: readonly StandardSchemaV1.Issue[]): ProblemException =>
  new ProblemException(400, {
    detail: 'The request did not match its contract.',
    errors: issues
      .slice(0, MOST_ERRORS)
      .flatMap((issue) => pointersOf(issue as ZodIssue).map((pointer) => ({ pointer, detail: issue.message.slice(0, 200) }))),
  });

class ContractPipe extends StandardSchemaValidationPipe {
  override async transform<T = unknown>(value: T, metadata: ArgumentMetadata): Promise<T> {
    if (metadata.type !== 'custom') {
      const at = unstorableAt(value);
      if (at !== undefined) throw badField(at, 'Holds what cannot be stored');
    }
    return super.transform(value, metadata);
  }
}

/** Everything that comes in passes its schema; what the schema makes of it (trimmed, NFC) is what the handler gets. */
export const contractPipe = (): PipeTransform => new ContractPipe({ exceptionFactory: contractRefused });
