import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth } from '@nestjs/swagger';

/**
 * Who may call a route or send a socket message. `public`: anybody, signed in or not. `reader`: any signed-in account.
 * `moderator`: moderators and administrators (the site is checked by the service). `admin`: administrators.
 * `session`: the bearer of a refresh cookie. `operator`: whoever runs the installation (metrics).
 */
export type AccessRule = 'public' | 'reader' | 'moderator' | 'admin' | 'session' | 'operator';

export const ACCESS_RULE = 'palabre:access';

/** Declares the access rule of a handler. A handler without one is refused to everybody: the guard denies by default. */
export const Access = (rule: AccessRule): MethodDecorator & ClassDecorator =>
  rule === 'public' || rule === 'session'
    ? SetMetadata(ACCESS_RULE, rule)
    : applyDecorators(SetMetadata(ACCESS_RULE, rule), ApiBearerAuth());
