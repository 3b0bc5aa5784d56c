import { Module } from '@nestjs/common';
import { PagesModule } from '../pages/pages.module.js';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { SubmissionsModule } from '../submissions/submissions.module.js';
import { HealthController } from './health.controller.js';
import { MetricsController } from './metrics.controller.js';
import { HealthRepository } from './health.repository.js';
import { HealthService } from './health.service.js';
import { MetricsRepository } from './metrics.repository.js';
import { MetricsService } from './metrics.service.js';

/** Health and figures, for whoever runs the installation. */
@Module({
  imports: [PagesModule, RealtimeModule, SubmissionsModule],
  controllers: [HealthController, MetricsController],
  providers: [HealthRepository, HealthService, MetricsRepository, MetricsService],
})
export class OperationModule {}
