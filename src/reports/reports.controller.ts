import { Body, Controller, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { ApiTags } from '@nestjs/swagger';
import { idParam } from '../common/ids.js';
import { Access } from '../http/access.js';
import { Answers } from '../http/answers.js';
import * as schemas from '../contract/comments.schemas.js';
import type { Actor } from '../http/actor.js';
import { CurrentActor } from '../http/current-actor.decorator.js';
import { RateLimit } from '../http/rate-limit.js';
import { presentReport } from './report.presenter.js';
import { ReportsService } from './reports.service.js';

type Id = z.infer<typeof idParam>;

@ApiTags('comments')
@Controller('api/comments/:id/reports')
export class ReportsController {
  constructor(private readonly reports: ReportsService) {}

  @Post()
  @Access('reader')
  @RateLimit('comments.report', { points: 20, seconds: 600 })
  @Answers(201, 'Report a comment to the moderators', schemas.reportSchema, {
    403: ['account.banned', 'account.suspended'],
    404: 'comment.not-found',
  })
  async report(
    @CurrentActor() actor: Actor,
    @Param({ schema: idParam }) { id }: Id,
    @Body({ schema: schemas.reportRequestSchema }) body: z.infer<typeof schemas.reportRequestSchema>,
  ): Promise<ReturnType<typeof presentReport>> {
    return presentReport(await this.reports.report(actor, id, body));
  }
}
