import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy } from 'passport-jwt';
import type { Actor } from '../http/actor.js';
import { Settings } from '../config/settings.js';
import { ACCESS_TOKEN_RULES, accessTokenKey } from './access-token.options.js';
import { AuthenticationService, type AccessClaims } from './authentication.service.js';
import { PassportStrategies } from './passport-strategies.js';

/** `Authorization: Bearer` with an access token. */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy) {
  constructor(
    strategies: PassportStrategies,
    settings: Settings,
    private readonly authentication: AuthenticationService,
  ) {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      // The types of passport-jwt don't know of key objects; what it hands the key to does.
      secretOrKey: accessTokenKey(settings.secret) as unknown as Buffer,
      ...ACCESS_TOKEN_RULES,
    });
    strategies.use(this);
  }

  async validate(claims: AccessClaims): Promise<Actor> {
    return this.authentication.actorOf(claims);
  }
}
