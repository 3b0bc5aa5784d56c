import type { Article } from './article.entity.js';
import type { ArticleView } from '../contract/articles.schemas.js';

export function presentArticle(article: Article): ArticleView {
  return {
    id: article.id,
    siteId: article.siteId,
    url: article.url,
    title: article.title,
    commenting: article.commenting,
    moderation: article.moderation,
    total: article.total,
    createdAt: article.createdAt.toISOString(),
  };
}
