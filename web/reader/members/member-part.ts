import type { ComponentChild, FunctionComponent } from 'preact';
import { part } from '../part.js';
import type { Discussion } from '../discussion.js';
import type { ApiError } from '../../shared/api-error.js';
import { voice, type Say } from '../voice.js';
import type { ApiClient } from '../../shared/api-client.js';
import type { Widget } from '../widget.js';
import { Authoring } from './authoring.js';
import { explain } from './explain.js';
import { TEXTS, type Key } from './members-texts.js';
import type { Self } from '../self.js';

/** A widget that can do and say all that members need. */
export interface MemberWidget {
  say: Say<Key>;
  explain: (refusal: ApiError) => string;
  client: ApiClient;
  authoring: Authoring;
}

/** The API of each discussion that members have joined. */
export const clients = new WeakMap<Discussion, ApiClient>();

/** Of a widget that members have joined. */
export function asMember<W extends Widget>(widget: W): Omit<W, 'say'> & MemberWidget {
  const { discussion, language } = widget;
  const client = clients.get(discussion);
  if (!client) throw new Error('nobody has joined');
  const say = voice(TEXTS, language);
  return {
    ...widget,
    say,
    explain: (refusal) => explain(say, refusal),
    client,
    authoring: new Authoring(discussion, client),
  };
}

/** A {@link part} that only members see. */
export const memberPart = <P extends object = object, S extends object = object>(
  view: (self: Omit<Self<S>, 'say'> & MemberWidget, props: P) => ComponentChild,
  local?: (props: P) => S,
): FunctionComponent<P> => part<P, S>((self, props) => view(asMember(self), props), local);
