import { Injectable } from '@nestjs/common';

/** What all rooms together may keep ready, in characters: rings of busy articles, and the last answers made of them. */
const KEPT = 24 * 1024 * 1024;

/** Somebody who keeps what can be read again. */
export interface Keeper {
  /** Lets go of it, and notes what is left. */
  shrink(): void;
}

/** The budget of the rooms' caches: whoever used theirs least recently gives it up, and reads the log again when somebody asks. */
@Injectable()
export class KeptEvents {
  length = 0;
  /** The least recently used first. */
  private readonly keepers = new Map<Keeper, number>();
  private isMakingRoom = false;

  /** `keeper` has so much now, and has just used it. */
  note(keeper: Keeper, length: number): void {
    this.length += length - (this.keepers.get(keeper) ?? 0);
    this.keepers.delete(keeper);
    if (length > 0) this.keepers.set(keeper, length);
    if (this.length > KEPT && !this.isMakingRoom) this.makeRoom(keeper);
  }

  private makeRoom(user: Keeper): void {
    this.isMakingRoom = true;
    // Whoever keeps some all the same comes again at the end, where nobody is asked twice.
    let left = this.keepers.size;
    for (const keeper of this.keepers.keys()) {
      if (this.length <= KEPT || left-- === 0) break;
      if (keeper !== user) keeper.shrink();
    }
    this.isMakingRoom = false;
  }
}
