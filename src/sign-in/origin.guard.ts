import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../contract/problem.error.js';
import { PageOrigins } from '../sites/page-origins.js';

/**
 * For routes that set or use cookies: a page of an unlisted origin may not call them in its visitor's name. Other programs than browsers
 * send no Origin.
 */
@Injectable()
export class OriginGuard implements CanActivate {
  constructor(private readonly pages: PageOrigins) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (await this.pages.mayAct(context.switchToHttp().getRequest<FastifyRequest>().raw)) return true;
    throw new ProblemError(403, 'auth.origin', 'Pages of this origin may not use accounts here.');
  }
}
