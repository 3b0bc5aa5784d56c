import { uuidv7 } from 'uuidv7';
import { z } from 'zod';

/** A new id: UUIDv7, so that ids made later sort later. */
export const newId = (): string => uuidv7();

/** Any UUID is accepted as input: an id that names nothing answers 404, not 400. */
export const idSchema = z.uuid().transform((id) => id.toLowerCase());
export const idParam = z.object({ id: idSchema });
