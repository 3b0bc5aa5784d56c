import { Injectable } from '@nestjs/common';
import { AccountsRepository } from '../accounts/accounts.repository.js';
import { ActorsRepository } from '../accounts/actors.repository.js';
import { derivedKey } from '../config/derived-key.js';
import { PasswordHasher } from '../sign-in/password-hasher.js';
import { LogRepository } from '../audit/log.repository.js';
import type { Actor } from '../http/actor.js';
import { newIdAt } from '../common/ids.js';
import { Settings } from '../config/settings.js';
import { Clock } from '../database/clock.js';
import { Database } from '../database/database.js';
import { SitesService } from '../sites/sites.service.js';
import { DEMO_ARTICLES, DEMO_NAMES, DEMO_SITE, type DemoName } from './demo-content.js';
import { DemoRepository } from './demo.repository.js';
import { DemoThreads, type DemoPeople } from './demo-threads.js';
import { ModeratorsService } from '../accounts/moderators.service.js';

const NAMES = Object.keys(DEMO_NAMES) as DemoName[];
const emailOf = (name: DemoName): string => `${name}@demo.test`;

/**
 * Makes a small newsroom to try, on an installation that nobody uses yet. Everything goes through the services, so that counts, events and the
 * log are those of real use. Whatever interrupts it, the next start completes it: each step finds what was made before.
 */
@Injectable()
export class DemoService {
  constructor(
    private readonly settings: Settings,
    private readonly database: Database,
    private readonly repository: DemoRepository,
    private readonly accounts: AccountsRepository,
    private readonly actors: ActorsRepository,
    private readonly hasher: PasswordHasher,
    private readonly sites: SitesService,
    private readonly moderators: ModeratorsService,
    private readonly threads: DemoThreads,
    private readonly log: LogRepository,
    private readonly clock: Clock,
  ) {}

  /** The password of all demo accounts when the demo was made; null when there was nothing to make. Never in production. */
  async seedDemo(): Promise<{ password: string } | null> {
    if (this.settings.production || !(await this.repository.isWanted())) return null;
    const password =
      this.settings.demoPassword ?? derivedKey(this.settings.secret, 'demo').toString('base64url').slice(0, 16);
    await this.makeAccounts(password);
    const { admin } = await this.people();
    const siteId = await this.makeSite(admin);
    const people = await this.people();
    for (const article of DEMO_ARTICLES) await this.threads.make(people, siteId, article);
    await this.database.transaction(async (tx) => {
      await this.repository.age(tx, siteId);
      await this.log.append(tx, [{ action: 'demo.make', siteId }], this.clock.now());
    });
    return { password };
  }

  private async makeAccounts(password: string): Promise<void> {
    for (const key of NAMES) {
      await this.accounts.insert(this.database, {
        id: newIdAt(this.clock.now()),
        email: emailOf(key),
        name: DEMO_NAMES[key],
        passwordHash: await this.hasher.hash(password),
        admin: key === 'admin',
      });
    }
  }

  private async makeSite(admin: Actor): Promise<string> {
    const { name, watchedWords } = DEMO_SITE;
    const { publicUrl, port } = this.settings;
    const origins = new Set([new URL(publicUrl).origin, `http://localhost:${port}`, `http://127.0.0.1:${port}`]);
    const id =
      (await this.repository.siteId()) ??
      (await this.sites.create(admin, { name, origins: [...origins], moderation: 'new-authors', holdFirst: 2 })).id;
    await this.sites.update(admin, id, { watchedWords });
    const { moderator, moderator2 } = await this.people();
    await this.moderators.add(admin, { id, accountId: moderator.id });
    await this.moderators.add(admin, { id, accountId: moderator2.id });
    return id;
  }

  /** Everybody, with their rights as they are now. */
  private async people(): Promise<DemoPeople> {
    const ids = await this.repository.accountIds(NAMES.map(emailOf));
    const people: Partial<Record<DemoName, Actor>> = {};
    for (const name of NAMES) {
      const id = ids.get(emailOf(name));
      const actor = id && (await this.actors.find(id));
      if (!actor) throw new Error(`the demo account ${name} is missing`);
      people[name] = actor;
    }
    return people as DemoPeople;
  }
}
