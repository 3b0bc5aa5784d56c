import { Module } from '@nestjs/common';
import { DocumentsController } from './documents.controller.js';
import { LivePageService } from './live-page.service.js';

/** The documents of the interfaces. */
@Module({ controllers: [DocumentsController], providers: [LivePageService] })
export class DocumentsModule {}
