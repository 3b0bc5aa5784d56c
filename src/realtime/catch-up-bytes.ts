import type { CaughtUp } from './events-json.js';
import { eventsJson } from './events-json.js';
import type { CatchUp } from '../contract/live.schemas.js';

/** A catch-up as bytes, shared by everybody who asks from the same position, over HTTP or a socket. */
export class CatchUpBytes {
  /** The answer over HTTP: `{…}`. */
  readonly json: Buffer;
  /** The same without its opening brace, and with the bracket that ends an acknowledgement: `…}]`. */
  readonly tail: Buffer;

  constructor({ entries, ...fields }: CaughtUp) {
    const bytes = Buffer.from(`${eventsJson<CatchUp>(fields, entries).json}]`);
    this.json = bytes.subarray(0, -1);
    this.tail = bytes.subarray(1);
  }
}
