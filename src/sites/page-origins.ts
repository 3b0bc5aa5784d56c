import type { IncomingMessage } from 'node:http';
import proxyAddr from '@fastify/proxy-addr';
import { Injectable } from '@nestjs/common';
import { reachedOrigin } from '../http/web-origin.js';
import { Settings } from '../config/settings.js';
import { ListedOrigins } from './listed-origins.js';

/** Whose pages may act here in their visitors' names: our own, by whatever name they reached us, and those that a site lists. */
@Injectable()
export class PageOrigins {
  private readonly trusts: (address: string, hop: number) => boolean;

  constructor(
    private readonly listed: ListedOrigins,
    settings: Settings,
  ) {
    this.trusts = proxyAddr.compile([...settings.trustedProxies]);
  }

  /** Origins are compared whole, as browsers write them: another scheme or port is another origin. Programs send none and may. */
  async mayAct(request: IncomingMessage): Promise<boolean> {
    const { origin } = request.headers;
    return origin === undefined || origin === reachedOrigin(request, this.trusts) || this.listed.has(origin);
  }
}
