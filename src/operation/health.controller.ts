import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Access } from '../http/access.js';
import { Answers } from '../http/answers.js';
import { HealthService } from './health.service.js';

const healthSchema = z.object({ status: z.literal('ok') }).meta({ id: 'Health' });
type Health = z.infer<typeof healthSchema>;

@ApiTags('operation')
@Controller('health')
export class HealthController {
  constructor(private readonly health: HealthService) {}

  @Get('live')
  @Access('public')
  @Answers(200, 'The process runs', healthSchema)
  live(): Health {
    return { status: 'ok' };
  }

  @Get('ready')
  @Access('public')
  @Answers(200, 'The process can serve', healthSchema, { 503: 'service.not-ready' })
  async ready(): Promise<Health> {
    await this.health.assertReady();
    return { status: 'ok' };
  }
}
