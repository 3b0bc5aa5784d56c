import { Injectable } from '@nestjs/common';

/** The one clock for moments that are stored or compared with stored ones; tests may set it. Never for durations: those use `performance.now()`. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}
