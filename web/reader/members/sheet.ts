import styles from './members.css?inline';

/** What only members see, for all widgets of a page. */
export const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);
