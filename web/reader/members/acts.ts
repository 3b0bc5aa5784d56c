import type { Widget } from '../widget.js';
import { refusalOf } from './refusal-of.js';
import { asMember } from './member-part.js';

/** Likes a comment, or takes that back. */
export async function like(widget: Widget, id: string): Promise<void> {
  const { announcer, authoring, explain } = asMember(widget);
  const refusal = await refusalOf(authoring.react(id));
  if (refusal) announcer.announce(explain(refusal));
}

/** Opens the report of a comment, with the reasons of its site. */
export async function report(widget: Widget, id: string, name: string): Promise<void> {
  const { announcer, authoring, discussion, explain } = asMember(widget);
  const refusal = await refusalOf(authoring.loadReasons());
  if (refusal) announcer.announce(explain(refusal));
  else discussion.update({ dialog: { commentId: id, name } });
}
