import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { projectRoot } from '../config/project-root.js';

/** Everything that `npm run build` made for browsers, with its compressed copies beside it. */
const BUILT = path.join(projectRoot(), 'dist', 'web');

/** Lets handlers answer with `reply.sendFile`. No file has a route by itself: each address is a handler with an access rule. */
export async function serveStaticFiles(app: NestFastifyApplication): Promise<void> {
  await app.register(fastifyStatic, { root: BUILT, serve: false, preCompressed: true, cacheControl: false });
}
