import { uuidv7 } from 'uuidv7';
import { z } from 'zod';

/** A new id: UUIDv7, so that ids made later sort later. */
export const newId = (): string => uuidv7();

/** Before every id that is made at that moment or later, and after those made before. */
export function firstIdAt(moment: Date): string {
  const time = Math.max(0, moment.getTime()).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`;
}

/** Any UUID is accepted as input: an id that names nothing answers 404, not 400. */
export const idSchema = z.uuid().transform((id) => id.toLowerCase());
export const idParam = z.object({ id: idSchema });
