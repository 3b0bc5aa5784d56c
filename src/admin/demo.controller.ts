import { Controller, Get, Param, type StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../common/access.js';
import { AssetsService } from './assets.service.js';

/** A minimal page that lists articles and shows what happens live under one. */
@ApiExcludeController()
@Controller('demo')
export class DemoController {
  constructor(private readonly assets: AssetsService) {}

  @Get()
  @Access('public')
  async page(): Promise<StreamableFile> {
    return this.assets.read('demo');
  }

  @Get(':name')
  @Access('public')
  async asset(@Param('name') name: string): Promise<StreamableFile> {
    return this.assets.read(`demo/${name}`);
  }
}
