import 'reflect-metadata';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { openApiDocument } from './documents/openapi.js';
import { AppModule } from './app.module.js';
import { projectRoot } from './config/project-root.js';
import { readSettings } from './config/settings.js';
import { asyncApiDocument } from './documents/asyncapi.js';

/**
 * Writes docs/, or with `--check` compares. Preview mode makes the graph of modules without instances, so it needs
 * no database.
 */
const settings = readSettings({}).complete({ databaseUrl: 'postgres://nowhere', secret: 'unused' });
const app = await NestFactory.create(AppModule.with(settings), new FastifyAdapter(), {
  preview: true,
  logger: ['error'],
});
const documents = { 'openapi.json': openApiDocument(app), 'asyncapi.json': asyncApiDocument() };
const folder = path.join(projectRoot(), 'docs');
const stale = Object.entries(documents).filter(([name, document]) => {
  const file = path.join(folder, name);
  const text = `${JSON.stringify(document, null, 2)}\n`;
  if (process.argv.includes('--check')) return readFileSync(file, 'utf8') !== text;
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, text);
  return false;
});
if (stale.length > 0) {
  const names = stale.map(([name]) => `docs/${name}`).join(' and ');
  process.stderr.write(`${names} no longer tell what the code does: run npm run docs:generate.\n`);
  process.exitCode = 1;
}
