import { Controller, Get, Header, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../http/access.js';

/** Publishers embed the address for years, so what it names is looked up again after some minutes. */
const SHORT = 'public, max-age=300, stale-while-revalidate=86400';
/** The name changes with the content. */
const FOREVER = 'public, max-age=31536000, immutable';

/** What browsers load: the widget, the live client, the desk and its parts. */
@ApiExcludeController()
@Controller()
export class StaticController {
  @Get('palabre.js')
  @Access('public')
  @Header('cache-control', SHORT)
  @Header('access-control-allow-origin', '*')
  widget(@Res() reply: FastifyReply): void {
    void reply.sendFile('palabre.js');
  }

  @Get('palabre-live.js')
  @Access('public')
  @Header('cache-control', SHORT)
  @Header('access-control-allow-origin', '*')
  liveClient(@Res() reply: FastifyReply): void {
    void reply.sendFile('palabre-live.js');
  }

  @Get('moderation')
  @Access('public')
  @Header('cache-control', 'no-store')
  desk(@Res() reply: FastifyReply): void {
    void reply.sendFile('desk/index.html');
  }

  @Get('assets/:name')
  @Access('public')
  @Header('cache-control', FOREVER)
  @Header('access-control-allow-origin', '*')
  asset(@Param('name') name: string, @Res() reply: FastifyReply): void {
    void reply.sendFile(`assets/${name}`);
  }
}
