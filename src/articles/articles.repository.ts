import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { LessThan, type Repository } from 'typeorm';
import type { Transaction } from '../database/database.js';
import { statement } from '../database/statement.js';
import { Article } from './article.entity.js';

const insertArticle = statement(
  'articles.insert',
  `INSERT INTO articles (id, site_id, url, title, commenting, moderation, total, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
   ON CONFLICT (url) DO NOTHING RETURNING id`,
);

const addToTotals = statement(
  'counts.articles',
  `UPDATE articles a SET total = a.total + d.total FROM unnest($1::uuid[], $2::int[]) AS d (id, total) WHERE a.id = d.id`,
);

@Injectable()
export class ArticlesRepository {
  constructor(@InjectRepository(Article) private readonly articles: Repository<Article>) {}

  async find(id: string): Promise<Article | null> {
    return this.articles.findOneBy({ id });
  }

  async findByUrl(url: string): Promise<Article | null> {
    return this.articles.findOneBy({ url });
  }

  /** Newest first, of one site or of all. */
  async list(siteId: string | undefined, before: string | null, limit: number): Promise<Article[]> {
    return this.articles.find({
      where: { ...(siteId !== undefined && { siteId }), ...(before !== null && { id: LessThan(before) }) },
      order: { id: 'DESC' },
      take: limit,
    });
  }

  /** False when an article with that address exists already. */
  async insert(tx: Transaction, article: Article): Promise<boolean> {
    const { id, siteId, url, title, commenting, moderation, total, createdAt } = article;
    const rows = await tx.query(insertArticle, [id, siteId, url, title, commenting, moderation, total, createdAt]);
    return rows.length > 0;
  }

  /** The article as it stands in this transaction. */
  async findIn(tx: Transaction, id: string): Promise<Article | null> {
    return tx.manager.findOneBy(Article, { id });
  }

  async update(tx: Transaction, id: string, columns: Partial<Article>): Promise<void> {
    await tx.manager.update(Article, id, columns);
  }

  /** Adds to the numbers of published comments, by article. */
  async addToTotals(tx: Transaction, sums: ReadonlyMap<string, number>): Promise<void> {
    if (sums.size > 0) await tx.query(addToTotals, [[...sums.keys()], [...sums.values()]]);
  }
}
