import type { LogRoute } from '../logic/route.js';
import { useDesk } from '../state/use-desk.js';

export type Actors = readonly { id: string; name: string }[];

/** Whose acts are shown: everybody’s, one’s own, or those of somebody who is on the page. */
export function ActorFilter({ at, actors }: { at: LogRoute; actors: Actors }) {
  const { text, navigation, session } = useDesk();
  const t = text.value.log;
  const me = session.me.value?.id ?? '';
  const others = othersIn(actors, at.moderator, me);
  return (
    <label class="field">
      <span>{t.who}</span>
      <select
        value={at.moderator ?? ''}
        onChange={(event) => navigation.go({ ...at, moderator: event.currentTarget.value || null }, true)}
      >
        <option value="">{t.anybody}</option>
        <option value={me}>{t.onlyMe}</option>
        {others.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Everybody but oneself, each once, and whoever is chosen. */
function othersIn(actors: Actors, chosen: string | null, me: string): Actors {
  const people = new Map(actors.map(({ id, name }) => [id, name]));
  if (chosen !== null && !people.has(chosen)) people.set(chosen, '…');
  people.delete(me);
  return [...people].map(([id, name]) => ({ id, name }));
}
