// How many comments each story has, as a publisher would show it on a front page: one request per story, and nothing when it fails.
for (const place of document.querySelectorAll('[data-comments]')) {
  fetch(`/api/articles?url=${encodeURIComponent(place.dataset.comments)}`)
    .then((response) => (response.ok ? response.json() : undefined))
    .then((article) => {
      if (!article?.total) return;
      const { one, many } = place.dataset;
      place.textContent = `${article.total}\u00a0${article.total === 1 ? one : many}`;
    })
    .catch(() => undefined);
}
