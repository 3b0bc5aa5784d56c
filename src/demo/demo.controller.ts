import { Controller, Get, Header, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../http/access.js';
import { DemoPages } from './demo-pages.js';

/** An invented newspaper that embeds the comments as any publisher would. */
@ApiExcludeController()
@Controller('demo')
export class DemoController {
  constructor(private readonly pages: DemoPages) {}

  @Get()
  @Access('public')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-cache')
  async front(): Promise<string> {
    return this.pages.front();
  }

  @Get('assets/:name')
  @Access('public')
  @Header('cache-control', 'public, max-age=300')
  asset(@Param('name') name: string, @Res() reply: FastifyReply): void {
    void reply.sendFile(`demo/assets/${name}`);
  }

  @Get(':slug')
  @Access('public')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-cache')
  async story(@Param('slug') slug: string): Promise<string> {
    return this.pages.story(slug);
  }
}
