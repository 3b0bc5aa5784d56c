import { useEffect, useState } from 'preact/hooks';
import type { ArticleView, UpdateArticle } from '../../../src/articles/articles.schemas.js';
import { Empty } from '../components/empty.js';
import { announce } from '../state/announcer.js';
import { codeOf, explain } from '../state/problems.js';
import { api } from '../state/session.js';
import { toast } from '../state/toasts.js';
import { text } from '../text/text.js';
import { date, number } from '../text/time.js';

const MODES = ['inherit', 'pre', 'post'] as const;

/** Opening and closing commenting, and who is read first, article by article. */
export function ArticlesPage({ site }: { site: string }) {
  const t = text.value.articles;
  const [articles, setArticles] = useState<readonly ArticleView[] | null>(null);
  const [cursor, setCursor] = useState<string | null>(null);
  const [problem, setProblem] = useState('');
  const read = async (after: string | null): Promise<void> => {
    try {
      const page = await api.articles(site, after ?? undefined);
      setArticles((before) => (after === null ? page.items : [...(before ?? []), ...page.items]));
      setCursor(page.nextCursor);
    } catch (error) {
      setProblem(explain(error));
    }
  };
  useEffect(() => void read(null), [site]);
  const change = async (article: ArticleView, update: UpdateArticle): Promise<void> => {
    try {
      const changed = await api.updateArticle(article.id, update);
      setArticles((before) => before?.map((one) => (one.id === changed.id ? changed : one)) ?? null);
      if (update.commenting) {
        announce(update.commenting === 'open' ? t.opened(article.title) : t.closedNow(article.title));
      }
    } catch (error) {
      toast(explain(error), { tone: 'bad' });
      await read(null);
    }
  };
  return (
    <div class="page">
      <header class="page-head">
        <h1>{t.title}</h1>
      </header>
      {problem !== '' && <p class="problem">{problem}</p>}
      {!articles && problem === '' && <p class="waiting-note">{text.value.loading}</p>}
      {articles?.length === 0 && <Empty title={t.empty} />}
      {articles && articles.length > 0 && (
        <ul class="articles">
          {articles.map((article) => (
            <li key={article.id} class="article-row">
              <div class="article-name">
                <a href={article.url} target="_blank" rel="noopener noreferrer">
                  {article.title}
                </a>
                <p class="muted one-line">
                  {date(article.createdAt)} · {t.total(number(article.total))} · {article.url}
                </p>
              </div>
              <label class="switch switch-small">
                <input
                  type="checkbox"
                  role="switch"
                  checked={article.commenting === 'open'}
                  aria-label={t.commentingOf(article.title)}
                  onChange={(event) =>
                    void change(article, { commenting: event.currentTarget.checked ? 'open' : 'closed' })
                  }
                />
                <span>{article.commenting === 'open' ? t.open : t.closed}</span>
              </label>
              <select
                aria-label={t.moderationOf(article.title)}
                value={article.moderation}
                onChange={(event) => {
                  const mode = MODES.find((one) => one === event.currentTarget.value);
                  if (mode) void change(article, { moderation: mode });
                }}
              >
                {MODES.map((mode) => (
                  <option key={mode} value={mode}>
                    {t.moderation(
                      (mode === 'inherit' ? text.value.site.inherit : text.value.site.modes[mode]).toLowerCase(),
                    )}
                  </option>
                ))}
              </select>
            </li>
          ))}
        </ul>
      )}
      {cursor !== null && (
        <button type="button" class="button more" onClick={() => void read(cursor)}>
          {text.value.more}
        </button>
      )}
      <NewArticle site={site} created={() => read(null)} />
    </div>
  );
}

function NewArticle({ site, created }: { site: string; created: () => Promise<void> }) {
  const t = text.value.articles;
  const [url, setUrl] = useState('');
  const [title, setTitle] = useState('');
  const [problem, setProblem] = useState('');
  const create = async (): Promise<void> => {
    try {
      await api.createArticle({ siteId: site, url, title });
      setUrl('');
      setTitle('');
      setProblem('');
      await created();
    } catch (error) {
      setProblem(codeOf(error) === 'article.exists' ? t.exists : explain(error));
    }
  };
  return (
    <section class="page-section" aria-labelledby="new-article">
      <h2 id="new-article" class="section-title">
        {t.declare}
      </h2>
      <form
        class="form form-row"
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <label class="field">
          <span>{t.url}</span>
          <input
            type="url"
            required
            maxLength={2000}
            value={url}
            onInput={(event) => setUrl(event.currentTarget.value)}
          />
        </label>
        <label class="field">
          <span>{t.name}</span>
          <input required maxLength={500} value={title} onInput={(event) => setTitle(event.currentTarget.value)} />
        </label>
        <button type="submit" class="button">
          {t.submit}
        </button>
      </form>
      {problem !== '' && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </section>
  );
}
