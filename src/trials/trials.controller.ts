import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../http/access.js';
import { Answers } from '../http/answers.js';
import { idParam } from '../common/ids.js';
import { trialSchema, trialVerdictSchema, type Trial, type TrialVerdict } from '../contract/trials.schemas.js';
import { TrialsService } from './trials.service.js';

@ApiTags('sites')
@Controller('api/sites/:id/screening-trials')
export class TrialsController {
  constructor(private readonly trials: TrialsService) {}

  @Post()
  @Access('admin')
  @Answers(200, 'What the rules of a site would say to a text, with every reason', trialVerdictSchema, {
    404: 'site.not-found',
  })
  async run(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: trialSchema }) body: Trial,
  ): Promise<TrialVerdict> {
    return this.trials.run(id, body);
  }
}
