import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../http/access.js';
import { Answers } from '../http/answers.js';
import { idParam } from '../common/ids.js';
import { PUBLIC_READ, RateLimit } from '../http/rate-limit.js';

import { catchUpSchema, eventsQuery, type Since } from '../contract/live.schemas.js';
import { Subscriptions } from './subscriptions.js';
import { streamKey } from '../contract/streams.js';

/** The catch-up of the socket, for whoever cannot hold one open. */
@ApiTags('live')
@Controller('api/articles')
export class EventsController {
  constructor(private readonly subscriptions: Subscriptions) {}

  @Get(':id/events')
  @Access('public')
  @RateLimit(PUBLIC_READ.name, PUBLIC_READ)
  @Header('content-type', 'application/json; charset=utf-8')
  @Answers(200, 'What an article’s readers were told since a position', catchUpSchema, {
    404: 'article.not-found',
    503: 'service.busy',
  })
  async events(
    @Param({ schema: idParam }) { id }: { id: string },
    @Query({ schema: eventsQuery }) position: Since,
  ): Promise<Buffer> {
    return (await this.subscriptions.catchUp(streamKey('article', id), position)).json;
  }
}
