import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiExtension } from '@nestjs/swagger';

/**
 * Who may call a route or send a socket message. `public`: anybody, signed in or not. `reader`: any signed-in account.
 * `moderator`: moderators and administrators (the site is checked by the service). `admin`: administrators.
 * `session`: the bearer of a refresh cookie. `operator`: whoever runs the installation (metrics).
 */
export type AccessRule = 'public' | 'reader' | 'moderator' | 'admin' | 'session' | 'operator';

export const ACCESS_RULE = 'palabre:access';
/** The rule in the OpenAPI document. */
export const ACCESS_EXTENSION = 'x-access';

/** Declares the access rule of a handler. A handler without one is refused to everybody: the guard denies by default. */
export const Access = (rule: AccessRule): MethodDecorator & ClassDecorator =>
  applyDecorators(
    SetMetadata(ACCESS_RULE, rule),
    ApiExtension(ACCESS_EXTENSION, rule),
    ...(rule === 'public' || rule === 'session' ? [] : [ApiBearerAuth()]),
  );
