import { applyDecorators, HttpCode, SerializeOptions } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { problem } from '@scholars-commons/shared/problem';
import type * as z from 'zod';

/** Problems that any operation may answer; the document names them once each. */
const PROBLEMS = [400, 401, 403, 404, 409, 413, 415, 429, 503];

/**
 * What an operation answers, for the document and, unless `checked` is false, for the answer itself: a field outside the contract cannot leave.
 * Hot lists select exactly the contract's columns, and a test checks them instead.
 */
export const Answers = (schema: z.ZodType | null, { status = 200, also = [] as number[], checked = true } = {}) =>
  applyDecorators(
    HttpCode(status),
    ...[status, ...also].map((code) =>
      ApiResponse(schema ? { status: code, standardSchema: schema, description: 'As asked' } : { status: code, description: 'Done' }),
    ),
    ...PROBLEMS.map((code) => ApiResponse({ status: code, standardSchema: problem, description: 'Problem details (RFC 9457)' })),
    ...(schema && checked ? [SerializeOptions({ schema })] : []),
  );
