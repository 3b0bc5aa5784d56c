import type { Panel } from '../state/panels.js';
import { useDesk } from '../state/use-desk.js';
import { AuthorDrawer } from './author-drawer.js';
import { BulkPreview } from './bulk-preview.js';
import { Dialog } from './dialog.js';
import { EscalateDialog } from './escalate-dialog.js';
import { HelpDialog } from './help-dialog.js';
import { PreferencesDialog } from './preferences-dialog.js';
import { ReasonPicker } from './reason-picker.js';
import { Sidebar } from './sidebar.js';

/** What lies over the page. */
export function PanelView({ panel }: { panel: Panel }) {
  const { text, panels } = useDesk();
  if (panel.kind === 'help') return <HelpDialog />;
  if (panel.kind === 'preferences') return <PreferencesDialog />;
  if (panel.kind === 'author') return <AuthorDrawer id={panel.id} name={panel.name} />;
  if (panel.kind === 'reasons') return <ReasonPicker subjects={panel.subjects} choose={panel.choose} />;
  if (panel.kind === 'escalate') return <EscalateDialog subjects={panel.subjects} choose={panel.choose} />;
  if (panel.kind === 'bulk') return <BulkPreview title={panel.title} view={panel.view} by={panel.by} />;
  const close = (): void => panels.shut('menu');
  return (
    <Dialog title={text.value.nav.menu} shape="drawer" onClose={close}>
      <Sidebar onGo={close} />
    </Dialog>
  );
}
