import { describe, expect, it } from '@jest/globals';
import { readSettings, SettingsError } from './settings.js';
import { ADVICE } from './settings-schema.js';

const SECRET = 'an-example-of-a-secret-of-40-characters!';

function faultsOf(environment: NodeJS.ProcessEnv): readonly string[] {
  try {
    readSettings(environment);
  } catch (error) {
    if (error instanceof SettingsError) return error.faults;
    throw error;
  }
  return [];
}

describe('settings', () => {
  it('needs nothing for a trial', () => {
    const settings = readSettings({});
    expect(settings).toMatchObject({
      mode: 'development',
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://127.0.0.1:3000',
      rateLimitFactor: 1,
      trustedProxies: [],
    });
    expect(settings.databaseUrl).toBeUndefined();
  });

  it('reads every variable', () => {
    const settings = readSettings({
      NODE_ENV: 'production',
      PORT: '8080',
      HOST: '::',
      PUBLIC_URL: 'https://comments.example.org/',
      DATABASE_URL: 'postgres://palabre:p%40ss@db.example.org/palabre',
      REDIS_URL: 'rediss://cache.example.org',
      SECRET,
      RATE_LIMIT_FACTOR: '0.5',
      DATA_DIR: '/srv/palabre',
      TRUSTED_PROXIES: '10.0.0.0/8, 2001:db8::1',
      METRICS_TOKEN: 'a-token-for-the-metrics',
    });
    expect(settings).toMatchObject({
      production: true,
      port: 8080,
      publicUrl: 'https://comments.example.org',
      databaseUrl: 'postgres://palabre:p%40ss@db.example.org/palabre',
      redisUrl: 'rediss://cache.example.org',
      secret: SECRET,
      rateLimitFactor: 0.5,
      dataDir: '/srv/palabre',
      trustedProxies: ['10.0.0.0/8', '2001:db8::1'],
      metricsToken: 'a-token-for-the-metrics',
    });
  });

  it('treats an empty variable as absent', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: '', SECRET: '' })).toMatchObject({ port: 3000, secret: undefined });
  });

  it('reports every fault at once, one line each, and says what to write', () => {
    const faults = faultsOf({
      NODE_ENV: 'production',
      PORT: 'http',
      RATE_LIMIT_FACTOR: '0',
      DATABASE_URL: 'mysql://db/x',
    });
    expect(faults).toEqual([
      `PORT is not valid: ${ADVICE.PORT}.`,
      `PUBLIC_URL is missing: ${ADVICE.PUBLIC_URL}.`,
      `DATABASE_URL is not valid: ${ADVICE.DATABASE_URL}.`,
      `SECRET is missing: ${ADVICE.SECRET}.`,
      `RATE_LIMIT_FACTOR is not valid: ${ADVICE.RATE_LIMIT_FACTOR}.`,
    ]);
  });

  it.each([
    ['NODE_ENV', 'staging'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80a'],
    ['PUBLIC_URL', 'comments.example.org'],
    ['PUBLIC_URL', 'javascript:alert(1)'],
    ['DATABASE_URL', 'localhost:5432'],
    ['REDIS_URL', 'http://cache'],
    ['SECRET', 'too short'],
    ['RATE_LIMIT_FACTOR', 'Infinity'],
    ['RATE_LIMIT_FACTOR', 'many'],
    ['DEMO_PASSWORD', 'short'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', '10.1'],
    ['TRUSTED_PROXIES', '010.0.0.1'],
    ['TRUSTED_PROXIES', '2001:db8::/129'],
    ['TRUSTED_PROXIES', 'proxy.example.org'],
    ['TRUSTED_PROXIES', '10.0.0.1,,10.0.0.2'],
    ['METRICS_TOKEN', 'short'],
  ] as const)('refuses %s=%s without repeating the value', (name, value) => {
    const faults = faultsOf({ [name]: value });
    expect(faults).toEqual([`${name} is not valid: ${ADVICE[name]}.`]);
  });
});
