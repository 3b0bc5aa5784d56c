export { like, report } from './acts.js';
export { EditForm } from './edit-form.js';
export { join } from './join.js';
export { Dialog } from './dialog.js';
export { OwnActions } from './own-actions.js';
export { OwnReplies, OwnRoots } from './own-comments.js';
export { ReplyForm } from './reply-form.js';
export { WritingPlace } from './writing-place.js';
export { sheet } from './sheet.js';
