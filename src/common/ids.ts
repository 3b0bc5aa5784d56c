import { uuidv7, V7Generator } from 'uuidv7';
import { z } from 'zod';

/** A new id whose order does not matter. */
export const newId = (): string => uuidv7();

const inOrder = new V7Generator();

/** A new id of that moment: UUIDv7, so that ids of later moments sort later, and of those of one moment, ids that this process made later. */
export const newIdAt = (moment: Date): string => inOrder.generateOrResetWithTs(moment.getTime()).toString();

/** Before every id that is made at that moment or later, and after those made before. */
export function firstIdAt(moment: Date): string {
  const time = Math.max(0, moment.getTime()).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`;
}

/** Any UUID is accepted as input: an id that names nothing answers 404, not 400. */
export const idSchema = z.uuid().transform((id) => id.toLowerCase());
export const idParam = z.object({ id: idSchema });
