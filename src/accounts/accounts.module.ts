import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { JwtModule } from '@nestjs/jwt';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Settings } from '../config/settings.js';
import { SitesModule } from '../sites/sites.module.js';
import { AccessGuard } from './access.guard.js';
import { accessTokenOptions } from './access-token.options.js';
import { Account } from './account.entity.js';
import { AccountsController } from './accounts.controller.js';
import { AccountsRepository } from './accounts.repository.js';
import { ActorsRepository } from './actors.repository.js';
import { AuthCookies } from './auth-cookies.js';
import { AuthController } from './auth.controller.js';
import { AuthenticationService } from './authentication.service.js';
import { DeviceCookies } from './device-cookies.js';
import { JwtStrategy } from './jwt.strategy.js';
import { LocalStrategy } from './local.strategy.js';
import { LockoutService } from './lockout.service.js';
import { LoginFailure } from './login-failure.entity.js';
import { LoginFailuresRepository } from './login-failures.repository.js';
import { PassportStrategies } from './passport-strategies.js';
import { PasswordHasher } from './password-hasher.js';
import { RateLimitGuard } from './rate-limit.guard.js';
import { RateLimiters } from './rate-limiters.js';
import { RefreshToken } from './refresh-token.entity.js';
import { RefreshTokensRepository } from './refresh-tokens.repository.js';
import { RegistrationService } from './registration.service.js';
import { Sanction } from './sanction.entity.js';
import { SanctionsRepository } from './sanctions.repository.js';
import { SanctionsService } from './sanctions.service.js';
import { SessionsService } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';
import { SiteModerator } from './site-moderator.entity.js';
import { UpkeepService } from './upkeep.service.js';

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
