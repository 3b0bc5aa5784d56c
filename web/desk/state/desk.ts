import type { LiveClient } from '../../shared/live-client.js';
import type { Session } from '../../shared/session.js';
import { wordsIn } from '../text/text.js';
import { Times } from '../text/time.js';
import { Acts } from './acts.js';
import { Announcer } from './announcer.js';
import { CaseStore } from './case-store.js';
import { Commands } from './commands.js';
import { DeckEvents } from './deck-events.js';
import { DeckStore } from './deck-store.js';
import { DeskApi, type HttpDoor } from './desk-api.js';
import { Leases } from './leases.js';
import { ListEvents } from './list-events.js';
import { ListStore } from './list-store.js';
import { Live } from './live.js';
import { Navigation } from './navigation.js';
import { Oldest } from './oldest.js';
import { Panels } from './panels.js';
import type { Preferences } from './preferences.js';
import { explainWith } from './problems.js';
import { Reasons } from './reasons.js';
import { DeskSession } from './session.js';
import { Toasts } from './toasts.js';

/** Everything behind which the network lies. */
export interface Doors {
  http: HttpDoor;
  sendAndLeave: (method: string, path: string) => void;
  session: Pick<Session, 'resume' | 'signIn' | 'signOut' | 'onChange'>;
  connect: () => Pick<LiveClient, 'follow' | 'onState' | 'close'>;
}

/** The composition root: every store of the desk, made once and knowing its collaborators. `hash`: the address that one came by. */
export function createDesk(doors: Doors, preferences: Preferences, hash: string) {
  const text = wordsIn(preferences.language);
  const time = new Times(preferences.language, text);
  const explain = explainWith(text);
  const api = new DeskApi(doors.http, doors.sendAndLeave);
  const session = new DeskSession(doors.session, api, preferences);
  const live = new Live(doors.connect, session);
  const navigation = new Navigation(hash);
  const announcer = new Announcer();
  const toasts = new Toasts();
  const acts = new Acts(api, text, time, announcer, toasts, explain);
  const deck = new DeckStore(api, acts, text);
  const list = new ListStore(api, acts, explain);
  return {
    text,
    time,
    explain,
    api,
    preferences,
    session,
    live,
    navigation,
    announcer,
    toasts,
    acts,
    deck,
    deckEvents: new DeckEvents(deck, acts, api, announcer, text),
    leases: new Leases(deck, acts, api),
    list,
    listEvents: new ListEvents(list, acts, api, text),
    panels: new Panels(),
    commands: new Commands(preferences),
    reasons: new Reasons(api, session, preferences),
    oldest: new Oldest(api, session, navigation, live, preferences),
    caseOf: (id: string) => new CaseStore(id, api, acts, explain),
  };
}

export type Desk = ReturnType<typeof createDesk>;
