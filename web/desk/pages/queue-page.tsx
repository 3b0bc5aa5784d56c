import { QueueHeader } from '../components/queue-header.js';
import type { QueueRoute } from '../logic/route.js';
import { DeckView } from './deck-view.js';
import { ListView } from './list-view.js';

export function QueuePage({ site, at }: { site: string; at: QueueRoute }) {
  return (
    <>
      <QueueHeader at={at} />
      {at.list ? <ListView key="list" site={site} at={at} /> : <DeckView key="deck" site={site} view={at.view} />}
    </>
  );
}
