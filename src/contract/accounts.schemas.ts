import { pageSchema } from './page.js';
import { idSchema } from '../common/ids.js';
import { ROLES } from './terms.js';
import { z } from 'zod';
import { accountNameSchema } from './account-name.js';
import { PASSWORD_MAX, PASSWORD_MIN } from './limits.js';
import { SANCTION_KINDS } from './terms.js';

/** Longer than any password that one may choose, short enough to hash. */
const PASSWORD_INPUT_MAX = 1_000;

/** Addresses are compared without case, as nearly every mail server does. */
export const emailSchema = z.string().trim().toLowerCase().max(254).pipe(z.email()).describe('An email address.');

export const registerSchema = z
  .object({
    email: emailSchema,
    password: z
      .string()
      .max(PASSWORD_INPUT_MAX)
      .describe(`${PASSWORD_MIN} to ${PASSWORD_MAX} characters of any kind, and not a common password.`),
    name: accountNameSchema,
  })
  .meta({ id: 'Register' });
export type Register = z.infer<typeof registerSchema>;

export const loginSchema = z
  .object({ email: emailSchema, password: z.string().min(1).max(PASSWORD_INPUT_MAX) })
  .meta({ id: 'Login' });
export type Login = z.infer<typeof loginSchema>;

export const accountSchema = z
  .object({
    id: z.uuid(),
    email: z.string(),
    name: z.string(),
    roles: z
      .array(z.enum(ROLES))
      .describe(
        'What the account may do at this moment; an administrator has every role, a banned account only `reader`.',
      ),
    moderates: z
      .array(z.uuid())
      .describe(
        'The sites that it moderates, without those where it is banned or suspended. An administrator acts on all, whatever is listed.',
      ),
    sanctions: z
      .array(
        z.object({
          id: z.uuid(),
          site: z.uuid().nullable().describe('Where it holds. Null: on every site.'),
          kind: z.enum(SANCTION_KINDS),
          reason: z.string(),
          until: z.iso.datetime().nullable().describe('Null: until it is lifted.'),
        }),
      )
      .describe('Those in force.'),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Account' });
export type AccountView = z.infer<typeof accountSchema>;

export const sessionSchema = z
  .object({
    accessToken: z.string().describe('Bearer token for `Authorization` and for the `/live` handshake.'),
    expiresIn: z.int().describe('Its life in seconds.'),
    account: accountSchema,
  })
  .meta({ id: 'Session', description: 'The refresh token travels apart, in the HttpOnly cookie `palabre_refresh`.' });
export type SessionView = z.infer<typeof sessionSchema>;

export const lookupQuery = z.object({ email: emailSchema.describe('The whole address.') });
export type LookupQuery = z.infer<typeof lookupQuery>;

export const foundAccountSchema = accountSchema
  .pick({ id: true, name: true, email: true, roles: true, moderates: true })
  .meta({ id: 'FoundAccount' });
export type FoundAccount = z.infer<typeof foundAccountSchema>;

export const foundAccountsSchema = z.object({ items: z.array(foundAccountSchema).max(1) });

export const moderatorParams = z.object({ id: idSchema, accountId: idSchema });
export type ModeratorParams = z.infer<typeof moderatorParams>;

export const moderatorSchema = z
  .object({ id: z.uuid(), name: z.string(), email: z.string() })
  .meta({ id: 'Moderator', description: 'An account that moderates a site.' });
export type Moderator = z.infer<typeof moderatorSchema>;

export const moderatorPageSchema = pageSchema(moderatorSchema).meta({ id: 'ModeratorPage' });
