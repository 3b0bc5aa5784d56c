import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { APP_GUARD } from '@nestjs/core';
import { JwtModule } from '@nestjs/jwt';
import { Settings } from '../config/settings.js';
import { RateLimitGuard } from '../http/rate-limit.guard.js';
import { AccessGuard } from './access.guard.js';
import { accessTokenOptions } from './access-token.options.js';
import { AccountsModule } from '../accounts/accounts.module.js';
import { SitesModule } from '../sites/sites.module.js';
import { RefreshToken } from './refresh-token.entity.js';
import { LoginFailure } from './login-failure.entity.js';
import { AuthController } from './auth.controller.js';
import { AuthCookies } from './auth-cookies.js';
import { AuthenticationService } from './authentication.service.js';
import { DeviceCookies } from './device-cookies.js';
import { JwtStrategy } from './jwt.strategy.js';
import { LocalStrategy } from './local.strategy.js';
import { LockoutService } from './lockout.service.js';
import { LoginFailuresRepository } from './login-failures.repository.js';
import { PassportStrategies } from './passport-strategies.js';
import { PasswordHasher } from './password-hasher.js';
import { RefreshTokensRepository } from './refresh-tokens.repository.js';
import { RegistrationService } from './registration.service.js';
import { SessionsService } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';
import { UpkeepService } from './upkeep.service.js';

/** How people prove who they are. Brings the guards of every route: first access, then limits, which need to know who asks. */
@Module({
  imports: [
    TypeOrmModule.forFeature([RefreshToken, LoginFailure]),
    JwtModule.registerAsync({ inject: [Settings], useFactory: ({ secret }: Settings) => accessTokenOptions(secret) }),
    AccountsModule,
    SitesModule,
  ],
  controllers: [AuthController],
  providers: [
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_GUARD, useClass: RateLimitGuard },
    AuthCookies,
    AuthenticationService,
    DeviceCookies,
    JwtStrategy,
    LocalStrategy,
    LockoutService,
    LoginFailuresRepository,
    PassportStrategies,
    PasswordHasher,
    RefreshTokensRepository,
    RegistrationService,
    SessionsService,
    SignInService,
    UpkeepService,
  ],
  exports: [AuthenticationService, PasswordHasher],
})
export class SignInModule {}
