import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { QueueModule } from '../queue/queue.module.js';
import { AccountNote } from './account-note.entity.js';
import { AuthorsController } from './authors.controller.js';
import { AuthorsRepository } from './authors.repository.js';
import { AuthorsService } from './authors.service.js';

/** The people behind the comments, as moderators know them. */
@Module({
  imports: [TypeOrmModule.forFeature([AccountNote]), QueueModule],
  controllers: [AuthorsController],
  providers: [AuthorsRepository, AuthorsService],
})
export class AuthorsModule {}
