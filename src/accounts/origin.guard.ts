import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../common/problem.error.js';
import { SitesService } from '../sites/sites.service.js';

/**
 * For routes that set or use cookies: a page of an unlisted origin may not call them in its visitor's name. Other programs than browsers
 * send no Origin.
 */
@Injectable()
export class OriginGuard implements CanActivate {
  constructor(private readonly sites: SitesService) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { headers, host } = context.switchToHttp().getRequest<FastifyRequest>();
    const { origin } = headers;
    if (origin === undefined || isOfHost(origin, host) || (await this.sites.isListedOrigin(origin))) return true;
    throw new ProblemError(403, 'auth.origin', 'Pages of this origin may not use accounts here.');
  }
}

const isOfHost = (origin: string, host: string): boolean => URL.canParse(origin) && new URL(origin).host === host;
