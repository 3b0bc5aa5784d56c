import { Injectable } from '@nestjs/common';
import type { Actor } from '../http/actor.js';
import { ArticlesRepository } from '../articles/articles.repository.js';
import { ArticlesService } from '../articles/articles.service.js';
import type { OwnComment } from '../contract/comments.schemas.js';
import { ReactionsService } from '../reactions/reactions.service.js';
import { ReportsService } from '../reports/reports.service.js';
import { SubmissionsService } from '../submissions/submissions.service.js';
import { Settings } from '../config/settings.js';
import { DecisionsService } from '../decisions/decisions.service.js';
import { EscalationsService } from '../decisions/escalations.service.js';
import { demoUrl, type DemoArticle, type DemoComment, type DemoName } from './demo-content.js';

/** Everybody of the demo, with their rights. */
export type DemoPeople = Readonly<Record<DemoName, Actor>>;

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
    private readonly escalations: EscalationsService,
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
    { by, body, fate, likedBy = [], reports = [], editedTo, doubt, replies = [] }: DemoComment,
  ): Promise<void> {
    const { articleId, parentId, key } = place;
    const sent = await this.submissions.submit(people[by], articleId, { body, parentId }, key, 'en');
    const comment =
      editedTo === undefined || sent.body === editedTo
        ? sent
        : await this.submissions.edit(people[by], sent.id, { body: editedTo, revision: sent.revision }, 'en');
    if (comment.status === 'pending') await this.decide(people, comment, fate);
    for (const reader of likedBy) await this.reactions.add(people[reader], comment.id);
    for (const report of reports) await this.reports.report(people[report.by], comment.id, report);
    if (doubt !== undefined) await this.doubt(people.moderator2, comment, doubt);
    for (const [index, reply] of replies.entries()) {
      await this.write(people, { articleId, parentId: comment.id, key: `${key}-${index}` }, reply);
    }
  }

  /** Once: whoever completes an interrupted demo finds it done. */
  private async doubt(moderator: Actor, { id, revision }: OwnComment, note: string): Promise<void> {
    await this.escalations.withdraw(moderator, id);
    await this.escalations.escalate(moderator, id, { revision, note });
  }

  private async decide(people: DemoPeople, { id, revision }: OwnComment, fate: DemoComment['fate']): Promise<void> {
    if (fate === 'stays held') return;
    const ruling = fate ? { action: 'reject' as const, reason: fate.rejectedFor } : { action: 'approve' as const };
    await this.decisions.decide(people.moderator, id, { ...ruling, revision });
  }
}
