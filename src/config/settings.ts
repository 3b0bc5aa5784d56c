import { StartupError } from '../common/startup.error.js';
import { ADVICE, type Environment, settingsSchema } from './settings-schema.js';

/** Every fault of the settings at once, one line each. */
export class SettingsError extends StartupError {
  override readonly name = 'SettingsError';

  constructor(readonly faults: readonly string[]) {
    const list = faults.map((fault) => `  ${fault}`).join('\n');
    super(`The settings need a correction before Palabre can start:\n${list}`);
  }
}

/** What the operator wrote. The database and the secret may still be left to the embedded default. */
export class GivenSettings {
  readonly mode: Environment['NODE_ENV'];
  readonly port: number;
  readonly host: string;
  /** Where readers reach this server, without a trailing slash. */
  readonly publicUrl: string;
  readonly databaseUrl: string | undefined;
  readonly redisUrl: string | undefined;
  readonly secret: string | undefined;
  /** Multiplies every limit. */
  readonly rateLimitFactor: number;
  readonly demoPassword: string | undefined;
  readonly dataDir: string | undefined;
  /** Addresses and networks whose `X-Forwarded-*` headers are believed; none when empty. */
  readonly trustedProxies: readonly string[];
  /** Bearer token for `/metrics`. */
  readonly metricsToken: string | undefined;

  constructor(private readonly environment: Environment) {
    this.mode = environment.NODE_ENV;
    this.port = environment.PORT;
    this.host = environment.HOST;
    this.publicUrl = environment.PUBLIC_URL ?? localAddress(environment.HOST, environment.PORT);
    this.databaseUrl = environment.DATABASE_URL;
    this.redisUrl = environment.REDIS_URL;
    this.secret = environment.SECRET;
    this.rateLimitFactor = environment.RATE_LIMIT_FACTOR;
    this.demoPassword = environment.DEMO_PASSWORD;
    this.dataDir = environment.DATA_DIR;
    this.trustedProxies = environment.TRUSTED_PROXIES;
    this.metricsToken = environment.METRICS_TOKEN;
  }

  get production(): boolean {
    return this.mode === 'production';
  }

  /** These settings with what the embedded default filled in. */
  complete(resolved: { databaseUrl: string; secret: string }): Settings {
    return new Settings(this.environment, resolved);
  }
}

/** The complete settings of a running process; inject it by this class. */
export class Settings extends GivenSettings {
  override readonly databaseUrl: string;
  override readonly secret: string;

  constructor(environment: Environment, resolved: { databaseUrl: string; secret: string }) {
    super(environment);
    this.databaseUrl = resolved.databaseUrl;
    this.secret = resolved.secret;
  }
}

/** Validates the environment; throws a {@link SettingsError} that lists every fault. An empty variable counts as absent. */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): GivenSettings {
  const written = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = settingsSchema(written['NODE_ENV'] === 'production').safeParse(written);
  if (result.success) return new GivenSettings(result.data);
  const names = new Set(result.error.issues.map((issue) => issue.path[0] as keyof Environment));
  throw new SettingsError(
    [...names].map((name) => `${name} is ${name in written ? 'not valid' : 'missing'}: ${ADVICE[name]}.`),
  );
}

/** Where a browser on this machine finds a server that listens on `host` and `port`. */
export function localAddress(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
