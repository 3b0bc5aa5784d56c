import { AccountDialog } from './account-dialog.js';
import { memberPart } from './member-part.js';
import { ReportDialog } from './report-dialog.js';

/** The dialog that is open. */
export const Dialog = memberPart(({ select }) => {
  const dialog = select((state) => state.dialog);
  if (typeof dialog === 'string') return <AccountDialog kind={dialog} />;
  return dialog && <ReportDialog {...dialog} />;
});
