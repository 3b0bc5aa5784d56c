// How many comments each story has, as a publisher would show it on a front page: one request per story, and nothing when it fails.
async function show(place) {
  const { comments, one, many } = place.dataset;
  const response = await fetch(`/api/articles?url=${encodeURIComponent(comments)}`);
  const article = response.ok ? await response.json() : undefined;
  if (article?.total) place.textContent = `${article.total}\u00a0${article.total === 1 ? one : many}`;
}

for (const place of document.querySelectorAll('[data-comments]')) void show(place).catch(() => undefined);
