import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { ProblemException } from '../problem/problem-exception.js';
import { PUBLIC } from './public.js';

/** No operation answers a visitor unless it says so. */
@Injectable()
export class ViewerGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'http') return true;
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, [context.getHandler(), context.getClass()])) return true;
    if (context.switchToHttp().getRequest<FastifyRequest>().viewer) return true;
    throw new ProblemException(401, { detail: 'Sign in to see this.' });
  }
}
