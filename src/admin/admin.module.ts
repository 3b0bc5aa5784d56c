import { Module } from '@nestjs/common';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { SitesModule } from '../sites/sites.module.js';
import { HealthController } from './health.controller.js';
import { HealthRepository } from './health.repository.js';
import { HealthService } from './health.service.js';
import { MetricsController } from './metrics.controller.js';
import { MetricsRepository } from './metrics.repository.js';
import { MetricsService } from './metrics.service.js';
import { ModeratorsController } from './moderators.controller.js';
import { ModeratorsRepository } from './moderators.repository.js';
import { ModeratorsService } from './moderators.service.js';

/** What runs and shows the installation: health, metrics, moderators of sites, documents and the demo. */
@Module({
  imports: [SitesModule, RealtimeModule],
  controllers: [HealthController, MetricsController, ModeratorsController],
  providers: [
    HealthRepository,
    HealthService,
    MetricsRepository,
    MetricsService,
    ModeratorsRepository,
    ModeratorsService,
  ],
})
export class AdminModule {}
