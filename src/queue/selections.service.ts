import { Injectable } from '@nestjs/common';
import { requireModeratorOf, type Actor } from '../http/actor.js';
import { SelectionsRepository } from './selections.repository.js';
import type { Select, Selection } from '../contract/selections.schemas.js';

/** What a decision over many would touch, before it is made. */
@Injectable()
export class SelectionsService {
  constructor(private readonly selections: SelectionsRepository) {}

  async preview(actor: Actor, select: Select): Promise<Selection> {
    requireModeratorOf(actor, select.site);
    return this.selections.select(select);
  }
}
