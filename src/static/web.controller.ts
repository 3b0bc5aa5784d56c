import { Controller, Get, Header, Headers, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../http/access.js';
import type { RequestHeaders } from './served-file.js';
import { WebService } from './web.service.js';

/** Publishers embed the address for years, so what it names is looked up again after some minutes. */
const SHORT = 'public, max-age=300, stale-while-revalidate=86400';
/** The name changes with the content. */
const FOREVER = 'public, max-age=31536000, immutable';
const NEVER = 'no-store';

/** What browsers load: the widget, the live client, the desk and its parts. */
@ApiExcludeController()
@Controller()
export class WebController {
  constructor(private readonly web: WebService) {}

  @Get('palabre.js')
  @Access('public')
  @Header('access-control-allow-origin', '*')
  async widget(@Headers() headers: RequestHeaders, @Res() reply: FastifyReply): Promise<void> {
    await this.send('palabre.js', SHORT, headers, reply);
  }

  @Get('palabre-live.js')
  @Access('public')
  @Header('access-control-allow-origin', '*')
  async liveClient(@Headers() headers: RequestHeaders, @Res() reply: FastifyReply): Promise<void> {
    await this.send('palabre-live.js', SHORT, headers, reply);
  }

  @Get('moderation')
  @Access('public')
  async desk(@Headers() headers: RequestHeaders, @Res() reply: FastifyReply): Promise<void> {
    await this.send('desk/index.html', NEVER, headers, reply);
  }

  /** Modules too, which pages of other origins load: what the widget needs later. */
  @Get('assets/:name')
  @Access('public')
  @Header('access-control-allow-origin', '*')
  async asset(
    @Param('name') name: string,
    @Headers() headers: RequestHeaders,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(`assets/${name}`, FOREVER, headers, reply);
  }

  private async send(name: string, cacheControl: string, headers: RequestHeaders, reply: FastifyReply): Promise<void> {
    await (await this.web.file(name)).send(reply, cacheControl, headers);
  }
}
