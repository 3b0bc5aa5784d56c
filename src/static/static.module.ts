import { Module } from '@nestjs/common';
import { StaticController } from './static.controller.js';

/** Files that browsers load. */
@Module({ controllers: [StaticController] })
export class StaticModule {}
