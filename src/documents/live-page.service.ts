import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import { projectRoot } from '../config/project-root.js';
import { renderLivePage, type AsyncApiDocument } from './live-page.js';

/** The AsyncAPI document as a page, rendered once. */
@Injectable()
export class LivePageService {
  private page: Promise<string> | undefined;

  async html(): Promise<string> {
    this.page ??= readFile(path.join(projectRoot(), 'docs', 'asyncapi.json'), 'utf8').then((text) =>
      renderLivePage(JSON.parse(text) as AsyncApiDocument),
    );
    return this.page;
  }
}
