import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import passport from 'passport';

type Middleware = (request: FastifyRequest, reply: FastifyReply, next: (error?: unknown) => void) => void;

/**
 * The strategies of this application. Passport's own registry is one for the whole process, where a second application (in the tests)
 * would replace the first one's strategies and answer with its database.
 */
@Injectable()
export class PassportStrategies {
  private readonly passport = new passport.Passport();

  use(strategy: passport.Strategy): void {
    this.passport.use(strategy);
  }

  /** What the strategy's `validate` answered. Rejects with what it threw, or with the strategy's own reason to refuse. */
  async authenticate<T>(strategy: 'jwt' | 'local', request: FastifyRequest, reply: FastifyReply): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const middleware = this.passport.authenticate(
        strategy,
        { session: false },
        (error: unknown, user: unknown, info: unknown) => {
          if (user) resolve(user as T);
          else reject(error ?? info);
        },
      ) as Middleware;
      middleware(request, reply, reject);
    });
  }
}
