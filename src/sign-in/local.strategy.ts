import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { Strategy } from 'passport-local';
import { DEVICE_COOKIE } from './auth-cookies.js';
import { DeviceCookies } from './device-cookies.js';
import { PassportStrategies } from './passport-strategies.js';
import { SignInService } from './sign-in.service.js';

/** Email and password of the body, which the guard has checked against its schema. Answers the account's id. */
@Injectable()
export class LocalStrategy extends PassportStrategy(Strategy) {
  constructor(
    strategies: PassportStrategies,
    private readonly signIn: SignInService,
    private readonly devices: DeviceCookies,
  ) {
    super({ usernameField: 'email', passwordField: 'password', passReqToCallback: true });
    strategies.use(this);
  }

  async validate(request: FastifyRequest, email: string, password: string): Promise<string> {
    const device = this.devices.nonceOf(request.cookies[DEVICE_COOKIE], email);
    return this.signIn.verify({ email, password }, { address: request.ip, device });
  }
}
