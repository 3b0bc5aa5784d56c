import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { JwtModule } from '@nestjs/jwt';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Settings } from '../config/settings.js';
import { SitesModule } from '../sites/sites.module.js';
import { AccessGuard } from '../sign-in/access.guard.js';
import { accessTokenOptions } from '../sign-in/access-token.options.js';
import { Account } from './account.entity.js';
import { AccountsController } from './accounts.controller.js';
import { AccountsRepository } from './accounts.repository.js';
import { ActorsRepository } from './actors.repository.js';
import { AuthCookies } from '../sign-in/auth-cookies.js';
import { AuthController } from '../sign-in/auth.controller.js';
import { AuthenticationService } from '../sign-in/authentication.service.js';
import { DeviceCookies } from '../sign-in/device-cookies.js';
import { JwtStrategy } from '../sign-in/jwt.strategy.js';
import { LocalStrategy } from '../sign-in/local.strategy.js';
import { LockoutService } from '../sign-in/lockout.service.js';
import { LoginFailure } from '../sign-in/login-failure.entity.js';
import { LoginFailuresRepository } from '../sign-in/login-failures.repository.js';
import { PassportStrategies } from '../sign-in/passport-strategies.js';
import { PasswordHasher } from '../sign-in/password-hasher.js';
import { RateLimitGuard } from '../http/rate-limit.guard.js';
import { RateLimiters } from '../http/rate-limiters.js';
import { RefreshToken } from '../sign-in/refresh-token.entity.js';
import { RefreshTokensRepository } from '../sign-in/refresh-tokens.repository.js';
import { RegistrationService } from '../sign-in/registration.service.js';
import { Sanction } from './sanction.entity.js';
import { SanctionsRepository } from './sanctions.repository.js';
import { SanctionsService } from './sanctions.service.js';
import { SessionsService } from '../sign-in/sessions.service.js';
import { SignInService } from '../sign-in/sign-in.service.js';
import { SiteModerator } from './site-moderator.entity.js';
import { UpkeepService } from '../sign-in/upkeep.service.js';

/** Who people are and what they may do. Brings the guards of every route: first access, then rate limits, which need to know who asks. */
@Module({
  imports: [
    TypeOrmModule.forFeature([Account, SiteModerator, Sanction, RefreshToken, LoginFailure]),
    JwtModule.registerAsync({
      inject: [Settings],
      useFactory: ({ secret }: Settings) => accessTokenOptions(secret),
    }),
    SitesModule,
  ],
  controllers: [AuthController, AccountsController],
  providers: [
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_GUARD, useClass: RateLimitGuard },
    AccountsRepository,
    ActorsRepository,
    AuthCookies,
    AuthenticationService,
    DeviceCookies,
    JwtStrategy,
    LocalStrategy,
    LockoutService,
    LoginFailuresRepository,
    PassportStrategies,
    PasswordHasher,
    RateLimiters,
    RefreshTokensRepository,
    RegistrationService,
    SanctionsRepository,
    SanctionsService,
    SessionsService,
    SignInService,
    UpkeepService,
  ],
  exports: [AccountsRepository, ActorsRepository, AuthenticationService, PasswordHasher, SanctionsService],
})
export class AccountsModule {}
