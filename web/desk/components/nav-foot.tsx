import { useDesk } from '../state/use-desk.js';
import { Avatar } from './avatar.js';
import { Icon, type IconName } from './icon.js';

/** Who else is at work, who one is, and one's own settings. */
export function NavFoot() {
  const { text, live, panels, session } = useDesk();
  const t = text.value;
  return (
    <div class="nav-foot">
      {live.others.value.length > 0 && (
        <p class="colleagues muted">
          <Icon name="people" />
          <bdi>{t.live.alsoHere(live.others.value.join(', '))}</bdi>
        </p>
      )}
      <p class="nav-me">
        <Avatar name={session.me.value?.name ?? '?'} small />
        <bdi>{session.me.value?.name}</bdi>
      </p>
      <div class="nav-tools">
        <Tool icon="keyboard" label={t.nav.shortcuts} onClick={() => panels.open({ kind: 'help' })} />
        <Tool icon="settings" label={t.nav.preferences} onClick={() => panels.open({ kind: 'preferences' })} />
        <Tool icon="out" label={t.nav.signOut} onClick={() => void session.signOut()} />
      </div>
    </div>
  );
}

function Tool({ icon, label, onClick }: { icon: IconName; label: string; onClick: () => void }) {
  return (
    <button type="button" class="button quiet icon-only" aria-label={label} title={label} onClick={onClick}>
      <Icon name={icon} />
    </button>
  );
}
