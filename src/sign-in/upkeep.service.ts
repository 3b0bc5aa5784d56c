import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Timers } from '../database/timers.js';
import { LOCKOUT_WINDOW_S } from './lockout.service.js';
import { LoginFailuresRepository } from './login-failures.repository.js';
import { RefreshTokensRepository } from './refresh-tokens.repository.js';

const EVERY_MS = 3_600_000;

/** Throws away what no longer counts: expired refresh tokens and old failures to sign in. Several processes may do it at once. */
@Injectable()
export class UpkeepService implements OnApplicationBootstrap {
  constructor(
    private readonly tokens: RefreshTokensRepository,
    private readonly failures: LoginFailuresRepository,
    private readonly timers: Timers,
  ) {}

  onApplicationBootstrap(): void {
    this.timers.nowAndEvery(EVERY_MS, () => this.prune(), 'expired sessions and old failures could not be removed');
  }

  async prune(): Promise<void> {
    await this.tokens.prune();
    await this.failures.prune(LOCKOUT_WINDOW_S);
  }
}
