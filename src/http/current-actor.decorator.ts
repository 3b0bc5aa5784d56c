import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor } from './actor.js';
import { ProblemError } from '../contract/problem.error.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whoever is signed in, put here by the guard. */
    actor?: Actor;
  }
}

const actorOf = (context: ExecutionContext): Actor | null =>
  context.switchToHttp().getRequest<FastifyRequest>().actor ?? null;

/** The signed-in account, for routes that demand one. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const actor = actorOf(context);
  if (!actor) throw new ProblemError(401, 'auth.required', 'Sign in first.');
  return actor;
});

/** The signed-in account, or null, for routes that everybody may call. */
export const MaybeActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor | null =>
  actorOf(context),
);
