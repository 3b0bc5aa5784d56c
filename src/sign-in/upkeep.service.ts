import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { LOCKOUT_WINDOW_S } from './lockout.service.js';
import { LoginFailuresRepository } from './login-failures.repository.js';
import { RefreshTokensRepository } from './refresh-tokens.repository.js';

const EVERY_MS = 3_600_000;

/** Throws away what no longer counts: expired refresh tokens and old failures to sign in. Several processes may do it at once. */
@Injectable()
export class UpkeepService implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(UpkeepService.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly tokens: RefreshTokensRepository,
    private readonly failures: LoginFailuresRepository,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => {
      this.prune().catch((error: unknown) => this.logger.warn({ err: error }, 'pruning failed'));
    }, EVERY_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  async prune(): Promise<void> {
    await this.tokens.prune();
    await this.failures.prune(LOCKOUT_WINDOW_S);
  }
}
