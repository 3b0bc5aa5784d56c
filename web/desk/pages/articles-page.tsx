import { useEffect, useState } from 'preact/hooks';
import type { ArticleView, UpdateArticle } from '../../../src/contract/articles.schemas.js';
import { ArticleRow } from '../components/article-row.js';
import { Empty } from '../components/empty.js';
import { NewArticle } from '../components/new-article.js';
import { useDesk } from '../state/use-desk.js';

/** Opening and closing commenting, and who is read first, article by article. */
export function ArticlesPage({ site }: { site: string }) {
  const { text, explain, api, announcer, toasts } = useDesk();
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
        announcer.announce(update.commenting === 'open' ? t.opened(article.title) : t.closedNow(article.title));
      }
    } catch (error) {
      toasts.show(explain(error), { tone: 'bad' });
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
            <ArticleRow key={article.id} article={article} change={(update) => void change(article, update)} />
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
