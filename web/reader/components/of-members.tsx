import type { ComponentProps, FunctionComponent, VNode } from 'preact';
import type { Members } from '../members-loader.js';
import { part } from '../part.js';

type Shown = Pick<Members, 'Dialog' | 'EditForm' | 'OwnActions' | 'OwnReplies' | 'OwnRoots' | 'ReplyForm'>;

/** Where something stands that only members see; empty before they are let in. */
export const OfMembers = part<{ of: keyof Shown }>(({ select }, { of, ...props }) => {
  const Shown = select(({ members }) => members?.[of]) as FunctionComponent | undefined;
  return Shown && <Shown {...props} />;
}) as <Name extends keyof Shown>(props: { of: Name } & ComponentProps<Shown[Name]>) => VNode;
