import { Module } from '@nestjs/common';
import { ScreeningModule } from '../screening/screening.module.js';
import { SitesModule } from '../sites/sites.module.js';
import { TrialsController } from './trials.controller.js';
import { TrialsService } from './trials.service.js';

/** What the rules would say, for those who write the word lists. */
@Module({ imports: [ScreeningModule, SitesModule], controllers: [TrialsController], providers: [TrialsService] })
export class TrialsModule {}
