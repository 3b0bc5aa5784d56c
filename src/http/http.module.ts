import { Global, Module } from '@nestjs/common';
import { RateLimiters } from './rate-limiters.js';
import { WaitingBytes } from './waiting-bytes.js';

/** What every request passes, as far as it is shared: the limits, and the bytes that wait to be read. */
@Global()
@Module({ providers: [RateLimiters, WaitingBytes], exports: [RateLimiters, WaitingBytes] })
export class HttpModule {}
