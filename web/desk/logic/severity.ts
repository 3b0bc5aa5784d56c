/** The level from which on one may want to see a text only after a warning. */
export const SEVERE = 3;
