import { Module } from '@nestjs/common';
import { rules } from './rules/index.js';
import { ScreeningService } from './screening.service.js';

@Module({
  providers: [{ provide: ScreeningService, useFactory: () => new ScreeningService(rules) }],
  exports: [ScreeningService],
})
export class ScreeningModule {}
