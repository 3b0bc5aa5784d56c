import { Injectable } from '@nestjs/common';
import { ArticlesRepository } from '../articles/articles.repository.js';
import { ArticlesService } from '../articles/articles.service.js';
import type { OwnComment } from '../comments/comments.schemas.js';
import { ReactionsService } from '../comments/reactions.service.js';
import { ReportsService } from '../comments/reports.service.js';
import { SubmissionsService } from '../comments/submissions.service.js';
import { Settings } from '../config/settings.js';
import { DecisionsService } from '../moderation/decisions.service.js';
import { demoUrl, type DemoArticle, type DemoComment } from './demo-content.js';
import type { DemoPeople } from './demo.service.js';

/** Writes the comments of a demo article as people would: authors submit, readers react and report, a moderator decides. */
@Injectable()
export class DemoThreads {
  constructor(
    private readonly settings: Settings,
    private readonly articlesFound: ArticlesRepository,
    private readonly articles: ArticlesService,
    private readonly submissions: SubmissionsService,
    private readonly reactions: ReactionsService,
    private readonly reports: ReportsService,
    private readonly decisions: DecisionsService,
  ) {}

  async make(people: DemoPeople, siteId: string, { slug, title, comments }: DemoArticle): Promise<void> {
    const url = demoUrl(this.settings.publicUrl, slug);
    const article =
      (await this.articlesFound.findByUrl(url)) ?? (await this.articles.create(people.admin, { siteId, url, title }));
    for (const [place, comment] of comments.entries()) {
      await this.write(people, { articleId: article.id, parentId: null, key: `demo-${slug}-${place}` }, comment);
    }
  }

  /** The key makes a second run find what the first one wrote. */
  private async write(
    people: DemoPeople,
    place: { articleId: string; parentId: string | null; key: string },
    { by, body, fate, likedBy = [], reportedBy, replies = [] }: DemoComment,
  ): Promise<void> {
    const { articleId, parentId, key } = place;
    const comment = await this.submissions.submit(people[by], articleId, { body, parentId }, key, 'en');
    if (comment.status === 'pending') await this.decide(people, comment, fate);
    for (const reader of likedBy) await this.reactions.add(people[reader], comment.id);
    if (reportedBy) await this.reports.report(people[reportedBy.by], comment.id, reportedBy);
    for (const [index, reply] of replies.entries()) {
      await this.write(people, { articleId, parentId: comment.id, key: `${key}-${index}` }, reply);
    }
  }

  private async decide(people: DemoPeople, { id, revision }: OwnComment, fate: DemoComment['fate']): Promise<void> {
    if (fate === 'stays held') return;
    const ruling = fate ? { action: 'reject' as const, reason: fate.rejectedFor } : { action: 'approve' as const };
    await this.decisions.decide(people.moderator, id, { ...ruling, revision });
  }
}
