import { Injectable } from '@nestjs/common';
import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { toProblem } from '../http/problem.filter.js';
import { Settings } from '../config/settings.js';
import type { SessionView } from '../contract/accounts.schemas.js';
import { DeviceCookies } from './device-cookies.js';
import { REFRESH_TOKEN_S, type Session } from './sessions.service.js';

export const REFRESH_COOKIE = 'palabre_refresh';
export const DEVICE_COOKIE = 'palabre_device';

/** Renewed at each sign-in. Browsers keep no cookie for longer than 400 days. */
const DEVICE_S = 400 * 24 * 3_600;

/** Puts sessions into cookies and takes them out again. */
@Injectable()
export class AuthCookies {
  private readonly options: CookieSerializeOptions;

  constructor(
    private readonly devices: DeviceCookies,
    settings: Settings,
  ) {
    const secure = settings.publicUrl.startsWith('https:');
    this.options = { httpOnly: true, sameSite: 'lax', path: '/api/auth', secure };
  }

  /** For a session that began with a password: the browser is known from now on. Answers the body. */
  begin(request: FastifyRequest, reply: FastifyReply, session: Session): SessionView {
    const device = this.devices.issue(session.view.account.email, request.cookies[DEVICE_COOKIE]);
    reply.setCookie(DEVICE_COOKIE, device, { ...this.options, maxAge: DEVICE_S });
    return this.keep(reply, session);
  }

  /** For a session that goes on; one that does not (401) leaves no cookie behind. Answers the body. */
  async renew(reply: FastifyReply, renewal: Promise<Session>): Promise<SessionView> {
    try {
      return this.keep(reply, await renewal);
    } catch (error) {
      if (toProblem(error).status === 401) this.clear(reply);
      throw error;
    }
  }

  clear(reply: FastifyReply): void {
    void reply.clearCookie(REFRESH_COOKIE, this.options);
  }

  private keep(reply: FastifyReply, { view, refreshToken }: Session): SessionView {
    reply.setCookie(REFRESH_COOKIE, refreshToken, { ...this.options, maxAge: REFRESH_TOKEN_S });
    return view;
  }
}
