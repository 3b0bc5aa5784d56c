import type { ComponentChild, FunctionComponent } from 'preact';
import { part, type Self } from '../part.js';
import type { Discussion } from '../discussion.js';
import type { Voice } from '../voice.js';
import type { ApiClient } from '../../shared/api-client.js';
import type { Widget } from '../widget.js';
import { Authoring } from './authoring.js';
import { memberVoice } from './member-voice.js';
import type { Key } from './members-texts.js';

/** A widget that can do and say all that members need. */
export type MemberWidget = Omit<Widget, 'say' | 'explain'> & Voice<Key> & { client: ApiClient; authoring: Authoring };

/** The API of each discussion that members have joined. */
export const clients = new WeakMap<Discussion, ApiClient>();

/** Of a widget that members have joined. */
export function asMember<W extends Widget>(widget: W): W & MemberWidget {
  const { discussion, language } = widget;
  const client = clients.get(discussion);
  if (!client) throw new Error('nobody has joined');
  return { ...widget, ...memberVoice(language), client, authoring: new Authoring(discussion, client) };
}

/** A {@link part} that only members see. */
export const memberPart = <P extends object = object, S extends object = object>(
  view: (self: Self<S> & MemberWidget, props: P) => ComponentChild,
  local?: (props: P) => S,
): FunctionComponent<P> => part<P, S>((self, props) => view(asMember(self), props), local);
