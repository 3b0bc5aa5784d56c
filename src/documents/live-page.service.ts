import { Injectable } from '@nestjs/common';
import { AssetsService } from '../static/assets.service.js';
import { renderLivePage, type AsyncApiDocument } from './live-page.js';

/** The AsyncAPI document as a page, rendered once. */
@Injectable()
export class LivePageService {
  private page: Promise<string> | undefined;

  constructor(private readonly assets: AssetsService) {}

  async html(): Promise<string> {
    this.page ??= this.assets
      .json('docs/asyncapi.json')
      .then((document) => renderLivePage(document as AsyncApiDocument));
    return this.page;
  }
}
