import { useState } from 'preact/hooks';
import { codeOf } from '../state/problems.js';
import { useDesk } from '../state/use-desk.js';

/** Declares an article by its address. */
export function NewArticle({ site, created }: { site: string; created: () => Promise<void> }) {
  const { text, explain, api } = useDesk();
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
