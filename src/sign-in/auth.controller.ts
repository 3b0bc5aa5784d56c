import { Body, Controller, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../http/access.js';
import { Answers } from '../http/answers.js';
import { RateLimit } from '../http/rate-limit.js';
import {
  loginSchema,
  registerSchema,
  sessionSchema,
  type Login,
  type Register,
  type SessionView,
} from '../contract/accounts.schemas.js';
import { AuthCookies, REFRESH_COOKIE } from './auth-cookies.js';
import { LocalGuard, VerifiedAccountId } from './local.guard.js';
import { OriginGuard } from './origin.guard.js';
import { RegistrationService } from './registration.service.js';
import { SessionsService } from './sessions.service.js';

@ApiTags('accounts')
@Controller('api/auth')
@UseGuards(OriginGuard)
export class AuthController {
  constructor(
    private readonly registration: RegistrationService,
    private readonly sessions: SessionsService,
    private readonly cookies: AuthCookies,
  ) {}

  @Post('register')
  @Access('public')
  @RateLimit('register', { points: 10, seconds: 3_600 })
  @Answers(201, 'Make an account and sign in', sessionSchema, {
    400: ['password.too-short', 'password.too-long', 'password.breached', 'password.guessable'],
    409: ['account.email-taken', 'account.name-taken'],
    503: 'service.busy',
  })
  async register(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body({ schema: registerSchema }) body: Register,
  ): Promise<SessionView> {
    const accountId = await this.registration.register(body);
    return this.cookies.begin(request, reply, await this.sessions.open(accountId));
  }

  @Post('login')
  @Access('public')
  @RateLimit('login', { points: 30, seconds: 900 })
  @UseGuards(LocalGuard)
  @Answers(200, 'Sign in', sessionSchema, {
    401: 'auth.credentials',
    429: ['auth.locked', 'rate.limited'],
    503: 'service.busy',
  })
  async login(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @VerifiedAccountId() accountId: string,
    // oxlint-disable-next-line no-unused-vars -- declares the body for the document; the guard has read it
    @Body({ schema: loginSchema }) _: Login,
  ): Promise<SessionView> {
    return this.cookies.begin(request, reply, await this.sessions.open(accountId));
  }

  @Post('refresh')
  @Access('session')
  @RateLimit('refresh', { points: 120, seconds: 60 })
  @Answers(200, 'A new access token, and a successor of the refresh token', sessionSchema, {
    401: ['auth.required', 'auth.invalid', 'auth.expired', 'auth.reused'],
    403: 'auth.origin',
  })
  async refresh(
    @Req() { cookies, arrived }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    return this.cookies.renew(reply, this.sessions.refresh(cookies[REFRESH_COOKIE], arrived));
  }

  @Post('logout')
  @Access('session')
  @RateLimit('logout', { points: 120, seconds: 60 })
  @Answers(204, 'Sign out: the refresh token and its successors are worth nothing', null, { 403: 'auth.origin' })
  async logout(@Req() { cookies }: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.close(cookies[REFRESH_COOKIE]);
    this.cookies.clear(reply);
  }
}
