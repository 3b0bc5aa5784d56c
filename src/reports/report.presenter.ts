import type { z } from 'zod';
import type { reportSchema } from '../contract/comments.schemas.js';
import type { Report } from './report.entity.js';

/** A report as its author sees it. */
export function presentReport({ id, commentId, reason, note, createdAt }: Report): z.infer<typeof reportSchema> {
  return { id, commentId, reason, note, createdAt: createdAt.toISOString() };
}
