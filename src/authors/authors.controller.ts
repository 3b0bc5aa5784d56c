import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Access } from '../http/access.js';
import type { Actor } from '../http/actor.js';
import { Answers } from '../http/answers.js';
import { CurrentActor } from '../http/current-actor.decorator.js';
import { idParam } from '../common/ids.js';
import {
  authorDossierSchema,
  authorQuery,
  noteParams,
  noteSchema,
  writeNoteSchema,
  type AuthorDossier,
  type NoteParams,
  type NoteView,
  type WriteNote,
} from '../contract/authors.schemas.js';
import { AuthorsService } from './authors.service.js';

@ApiTags('moderation')
@Controller('api/moderation/accounts/:id')
export class AuthorsController {
  constructor(private readonly authors: AuthorsService) {}

  @Get()
  @Access('moderator')
  @Answers(200, 'An author as the moderators of a site know them', authorDossierSchema, { 404: 'account.not-found' })
  async dossier(
    @CurrentActor() actor: Actor,
    @Param({ schema: idParam }) { id }: { id: string },
    @Query({ schema: authorQuery }) { site }: z.infer<typeof authorQuery>,
  ): Promise<AuthorDossier> {
    return this.authors.dossier(actor, id, site);
  }

  @Post('notes')
  @Access('moderator')
  @Answers(201, 'Write a note about an account for the team', noteSchema, { 404: 'account.not-found' })
  async writeNote(
    @CurrentActor() actor: Actor,
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: writeNoteSchema }) { body }: WriteNote,
  ): Promise<NoteView> {
    return this.authors.writeNote(actor, id, body);
  }

  @Delete('notes/:noteId')
  @Access('moderator')
  @Answers(204, 'Take back a note of one’s own; administrators, any', null, { 404: 'note.not-found' })
  async deleteNote(
    @CurrentActor() actor: Actor,
    @Param({ schema: noteParams }) { id, noteId }: NoteParams,
  ): Promise<void> {
    await this.authors.deleteNote(actor, id, noteId);
  }
}
