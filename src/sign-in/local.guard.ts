import { createParamDecorator, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { validationPipe } from '../http/validation.pipe.js';
import { loginSchema } from '../contract/accounts.schemas.js';
import { PassportStrategies } from './passport-strategies.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The account whose password was given with this request. */
    verifiedAccountId?: string;
  }
}

/** Lets a request pass whose body holds the right email and password. Guards run before pipes, so it checks the body's form itself. */
@Injectable()
export class LocalGuard implements CanActivate {
  constructor(private readonly strategies: PassportStrategies) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    request.body = await validationPipe.transform<unknown>(request.body, { type: 'body', schema: loginSchema });
    request.verifiedAccountId = await this.strategies.authenticate<string>(
      'local',
      request,
      http.getResponse<FastifyReply>(),
    );
    return true;
  }
}

/** The id of the account that `LocalGuard` let pass. */
export const VerifiedAccountId = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const { verifiedAccountId } = context.switchToHttp().getRequest<FastifyRequest>();
  if (verifiedAccountId === undefined) throw new Error('@VerifiedAccountId needs LocalGuard on its route');
  return verifiedAccountId;
});
