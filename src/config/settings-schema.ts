import ipaddr from 'ipaddr.js';
import { z } from 'zod';

const { IPv4, IPv6 } = ipaddr;

function isUrl(text: string, protocols: readonly string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol) && new URL(text).hostname !== '';
}

/** Addresses as people write them: `10.1`, which is an address to some, is a mistake here. */
const isNetwork = (text: string): boolean =>
  text.includes(':')
    ? IPv6.isValid(text) || IPv6.isValidCIDR(text)
    : IPv4.isValidFourPartDecimal(text) || IPv4.isValidCIDRFourPartDecimal(text);

const url = (...protocols: string[]) => z.string().refine((text) => isUrl(text, protocols));
const withoutTrailingSlash = (text: string) => text.replace(/\/$/, '');

/** The environment, variable by variable; `production` has no room for what a trial may leave out. */
export function settingsSchema(production: boolean) {
  const publicUrl = url('http:', 'https:').transform(withoutTrailingSlash);
  const secret = z.string().min(32);
  return z.object({
    NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
    PORT: z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .refine((port) => port <= 65_535)
      .default(3000),
    HOST: z.string().default('127.0.0.1'),
    PUBLIC_URL: production ? publicUrl : publicUrl.optional(),
    DATABASE_URL: url('postgres:', 'postgresql:').optional(),
    REDIS_URL: url('redis:', 'rediss:').optional(),
    SECRET: production ? secret : secret.optional(),
    RATE_LIMIT_FACTOR: z
      .string()
      .transform(Number)
      .refine((factor) => factor > 0 && Number.isFinite(factor))
      .default(1),
    DEMO_PASSWORD: z.string().min(8).optional(),
    DATA_DIR: z.string().optional(),
    TRUSTED_PROXIES: z
      .string()
      .transform((list) => list.split(',').map((network) => network.trim()))
      .refine((networks) => networks.every(isNetwork))
      .default([]),
    METRICS_TOKEN: z.string().min(16).optional(),
  });
}

export type Environment = z.output<ReturnType<typeof settingsSchema>>;

/** What to write instead, for every variable that can be wrong. Never the value itself: some are secrets. */
export const ADVICE: Record<keyof Environment, string> = {
  NODE_ENV: 'write production, development or test',
  PORT: 'write a port number from 0 to 65535, such as PORT=3000',
  HOST: 'write the address to listen on, such as HOST=127.0.0.1',
  PUBLIC_URL: 'write the address that readers use, such as PUBLIC_URL=https://comments.example.org',
  DATABASE_URL:
    'write postgres://user:password@host:5432/database, with special characters of the password percent-encoded',
  REDIS_URL: 'write redis://host:6379, or rediss:// for TLS',
  SECRET: 'write at least 32 random characters, for example the output of: openssl rand -base64 36',
  RATE_LIMIT_FACTOR: 'write a number above 0, such as RATE_LIMIT_FACTOR=1',
  DEMO_PASSWORD: 'write at least 8 characters',
  DATA_DIR: 'write the path of a folder',
  TRUSTED_PROXIES: 'write IP addresses or networks separated by commas, such as TRUSTED_PROXIES=10.0.0.0/8,192.0.2.7',
  METRICS_TOKEN: 'write at least 16 characters',
};
