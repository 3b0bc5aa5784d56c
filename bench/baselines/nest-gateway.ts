// A gateway as Nest's documentation shows it.
import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import type { Socket } from 'socket.io';
import { EPOCH } from './news.js';

@WebSocketGateway({ namespace: '/live' })
class Gateway {
  @SubscribeMessage('subscribe')
  async subscribe(@ConnectedSocket() socket: Socket, @MessageBody() { stream }: { stream: string }): Promise<object> {
    await socket.join(stream);
    return { ok: true, stream, epoch: EPOCH, head: 0, reset: false, events: [] };
  }
}

@Module({ providers: [Gateway] })
class AppModule {}

const app = await NestFactory.create<NestFastifyApplication>(AppModule, new FastifyAdapter(), { logger: false });
await app.listen(0, '127.0.0.1');
process.stdout.write(`ready at http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}\n`);
