import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { ArticleView } from '../../src/contract/articles.schemas.js';
import type { ArticlePage, OwnComment } from '../../src/contract/comments.schemas.js';
import type { DecisionView } from '../../src/contract/decisions.schemas.js';
import { Api, type Answer } from './api.js';

export const PASSWORD = 'a pelican under the bridge';

/** A signed-in person: the API with their token, and who they are. */
export interface Person {
  id: string;
  name: string;
  email: string;
  token: string;
  api: Api;
}

/** A site, its people and its articles, made through the API of a running server; only the first rights come from SQL. */
export class Newsroom {
  private constructor(
    readonly api: Api,
    private readonly databaseUrl: string,
    readonly admin: Person,
    readonly siteId: string,
  ) {}

  static async open(url: string, databaseUrl: string, site: object = {}): Promise<Newsroom> {
    const api = new Api(url);
    const admin = await Newsroom.register(api, 'admin');
    await sql(databaseUrl, 'UPDATE accounts SET admin = true WHERE id = $1', [admin.id]);
    const created = await admin.api.post<{ id: string }>('/api/sites', {
      name: 'Le Phare',
      origins: ['https://phare.example'],
      moderation: 'post',
      ...site,
    });
    expectStatus(created, 201);
    return new Newsroom(api, databaseUrl, admin, created.body.id);
  }

  static async register(api: Api, role: string): Promise<Person> {
    const id = randomUUID();
    const name = `${role} ${id.slice(0, 8)}`;
    const email = `${id}@readers.example`;
    const answer = await api.post<{ accessToken: string; account: { id: string } }>('/api/auth/register', {
      email,
      name,
      password: PASSWORD,
    });
    expectStatus(answer, 201);
    const token = answer.body.accessToken;
    return { id: answer.body.account.id, name, email, token, api: api.as(token) };
  }

  reader(): Promise<Person> {
    return Newsroom.register(this.api, 'reader');
  }

  async moderator(siteId = this.siteId): Promise<Person> {
    const person = await Newsroom.register(this.api, 'moderator');
    expectStatus(await this.admin.api.put(`/api/sites/${siteId}/moderators/${person.id}`), 204);
    return person;
  }

  async site(settings: object = {}): Promise<string> {
    const body = { name: 'La Digue', origins: [], moderation: 'post', ...settings };
    const answer = await this.admin.api.post<{ id: string }>('/api/sites', body);
    expectStatus(answer, 201);
    return answer.body.id;
  }

  async article(settings: object = {}, siteId = this.siteId): Promise<ArticleView> {
    const url = `https://phare.example/${randomUUID()}`;
    const answer = await this.admin.api.post<ArticleView>('/api/articles', { siteId, url, title: 'La digue tiendra' });
    expectStatus(answer, 201);
    if (Object.keys(settings).length === 0) return answer.body;
    const patched = await this.admin.api.patch<ArticleView>(`/api/articles/${answer.body.id}`, settings);
    expectStatus(patched, 200);
    return patched.body;
  }

  async comment(author: Person, articleId: string, body = sentence(), parentId?: string): Promise<OwnComment> {
    const answer = await author.api.post<{ comment: OwnComment }>(`/api/articles/${articleId}/comments`, {
      body,
      parentId,
    });
    expectStatus(answer, 201);
    return answer.body.comment;
  }

  async decide(
    moderator: Person,
    comment: Pick<OwnComment, 'id' | 'revision'>,
    action: 'approve' | 'reject',
  ): Promise<DecisionView> {
    const answer = await moderator.api.post<DecisionView>(`/api/moderation/comments/${comment.id}/decisions`, {
      action,
      revision: comment.revision,
      ...(action === 'reject' && { reason: 'off-topic' }),
    });
    expectStatus(answer, 201);
    return answer.body;
  }

  async page(articleId: string, query = ''): Promise<ArticlePage> {
    const answer = await this.api.get<ArticlePage>(`/api/articles/${articleId}/comments${query}`);
    expectStatus(answer, 200);
    return answer.body;
  }

  sql<R>(text: string, values: unknown[] = []): Promise<R[]> {
    return sql<R>(this.databaseUrl, text, values);
  }
}

/** Words that no rule minds, never the same twice. */
export function sentence(): string {
  return `Le port attend toujours sa nouvelle digue, dossier ${randomUUID().replaceAll(/[-\d]/g, '')}.`;
}

async function sql<R>(databaseUrl: string, text: string, values: unknown[]): Promise<R[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query(text, values)).rows as R[];
  } finally {
    await client.end();
  }
}

/** Says what came instead, so that a failing test shows the problem and not only its status. */
function expectStatus(answer: Answer<unknown>, status: number): void {
  if (answer.status !== status) {
    throw new Error(`expected ${status}, got ${answer.status}: ${JSON.stringify(answer.body)}`);
  }
}
