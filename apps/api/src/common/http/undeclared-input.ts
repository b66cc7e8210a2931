import type { CallHandler, ExecutionContext, NestInterceptor, Type } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { badField, ProblemException } from '../problem/problem-exception.js';
import { escaped } from './unstorable.js';

interface Declared {
  body: boolean;
  query: boolean;
}

/** Which parts of a request a handler has a schema for. Nest keeps its parameters as "<kind>:<place>". */
function declaredBy(controller: Type, handler: string): Declared {
  const parameters = Object.keys((Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, handler) as object | undefined) ?? {});
  const has = (kind: RouteParamtypes) => parameters.some((name) => name.startsWith(`${kind}:`));
  return { body: has(RouteParamtypes.BODY), query: has(RouteParamtypes.QUERY) };
}

const isFilled = (body: unknown): boolean =>
  body !== undefined && body !== null && !(typeof body === 'object' && Object.keys(body).length === 0);

/** The first field of what came though nothing was asked for; undefined where nothing came. */
function undeclared({ body, query }: Pick<FastifyRequest, 'body' | 'query'>, declared: Declared): string | undefined {
  const [asked] = declared.query ? [] : Object.keys(query ?? {});
  if (asked !== undefined) return `/${escaped(asked).slice(0, 100)}`;
  if (declared.body || !isFilled(body)) return undefined;
  const [field] = typeof body === 'object' && !Array.isArray(body) ? Object.keys(body as object) : [];
  return field === undefined ? '' : `/${escaped(field).slice(0, 100)}`;
}

/**
 * An operation that takes no body, or nothing in its address, says so: what has a schema refuses unknown fields itself, and what has none
 * would pass over them in silence, so that a slip of a caller would look as if it had worked.
 */
export class UndeclaredInput implements NestInterceptor {
  private readonly known = new Map<Type, Map<string, Declared>>();

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const pointer = undeclared(context.switchToHttp().getRequest<FastifyRequest>(), this.of(context.getClass(), context.getHandler().name));
    if (pointer === '') throw new ProblemException(400, { detail: 'This takes nothing, and something came.' });
    if (pointer !== undefined) throw badField(pointer, 'Not a field of this request');
    return next.handle();
  }

  private of(controller: Type, handler: string): Declared {
    const handlers = this.known.get(controller) ?? new Map<string, Declared>();
    const declared = handlers.get(handler) ?? declaredBy(controller, handler);
    this.known.set(controller, handlers.set(handler, declared));
    return declared;
  }
}
