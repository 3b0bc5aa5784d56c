import type { ArticleView, UpdateArticle } from '../../../src/contract/articles.schemas.js';
import { useDesk } from '../state/use-desk.js';

const MODES = ['inherit', 'pre', 'post'] as const;

/** One article: whether people may comment, and who is read first. */
export function ArticleRow({ article, change }: { article: ArticleView; change: (update: UpdateArticle) => void }) {
  const { text, time } = useDesk();
  const t = text.value.articles;
  return (
    <li class="article-row">
      <div class="article-name">
        <a href={article.url} target="_blank" rel="noopener noreferrer">
          {article.title}
        </a>
        <p class="muted one-line">
          {time.date(article.createdAt)} · {t.total(time.number(article.total))} · {article.url}
        </p>
      </div>
      <label class="switch switch-small">
        <input
          type="checkbox"
          role="switch"
          checked={article.commenting === 'open'}
          aria-label={t.commentingOf(article.title)}
          onChange={(event) => change({ commenting: event.currentTarget.checked ? 'open' : 'closed' })}
        />
        <span>{article.commenting === 'open' ? t.open : t.closed}</span>
      </label>
      <select
        aria-label={t.moderationOf(article.title)}
        value={article.moderation}
        onChange={(event) => {
          const mode = MODES.find((one) => one === event.currentTarget.value);
          if (mode) change({ moderation: mode });
        }}
      >
        {MODES.map((mode) => (
          <option key={mode} value={mode}>
            {mode === 'inherit' ? text.value.site.inherit : text.value.site.modes[mode]}
          </option>
        ))}
      </select>
    </li>
  );
}
