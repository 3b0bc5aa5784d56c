import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Injectable } from '@nestjs/common';

import { notFound } from '../contract/problem.error.js';
import { projectRoot } from '../config/project-root.js';
import { Settings } from '../config/settings.js';
import { DEMO_ARTICLES, DEMO_SITE, demoUrl } from './demo-content.js';
import { DemoRepository } from './demo.repository.js';
import type { Language } from '../contract/terms.js';

const folder = path.join(projectRoot(), 'web', 'demo');

/** What stands around a page, in its language. */
const FRAME: Record<Language, Readonly<Record<string, string>>> = {
  en: {
    skip: 'Skip to the story',
    founded: 'Founded in 1887',
    motto: 'News from both banks',
    edition: 'Demonstration edition',
    sections: 'Sections',
    comments: 'Comments',
    noscript: 'Reading and writing comments needs JavaScript.',
  },
  fr: {
    skip: 'Aller au contenu',
    founded: 'Fondé en 1887',
    motto: 'Les nouvelles des deux rives',
    edition: 'Édition de démonstration',
    sections: 'Rubriques',
    comments: 'Commentaires',
    noscript: 'Lire et écrire des commentaires demande JavaScript.',
  },
};

/** The pages of the invented newspaper: each a few files of web/demo put together. */
@Injectable()
export class DemoPages {
  constructor(
    private readonly settings: Settings,
    private readonly repository: DemoRepository,
  ) {}

  async front(): Promise<string> {
    this.requireTrial();
    const addresses = await Promise.all(DEMO_ARTICLES.map(async ({ slug }) => [slug, await this.addressOf(slug)]));
    return fill(await part('layout'), {
      ...FRAME.fr,
      lang: 'fr',
      colophon: await part('colophon.fr'),
      title: DEMO_SITE.name,
      description: 'Un journal inventé, pour voir les commentaires de Palabre à l’œuvre.',
      url: new URL(`${this.settings.publicUrl}/demo`).href,
      head: '<script type="module" src="/demo/assets/counts.js"></script>',
      main: fill(await part('front'), Object.fromEntries(addresses) as Record<string, string>),
    });
  }

  /** 404 `page.not-found` for a story that was not written. */
  async story(slug: string): Promise<string> {
    this.requireTrial();
    const article = DEMO_ARTICLES.find((known) => known.slug === slug);
    if (!article) throw notFound('page');
    const { lang, title, description } = article;
    const frame = { ...FRAME[lang], url: await this.addressOf(slug) };
    return fill(await part('layout'), {
      ...frame,
      lang,
      colophon: await part(`colophon.${lang}`),
      title: `${title} — ${DEMO_SITE.name}`,
      description,
      head: '<script type="module" src="/palabre.js"></script>',
      main: (await part(slug)) + fill(await part('comments'), frame),
    });
  }

  private async addressOf(slug: string): Promise<string> {
    return (await this.repository.articleUrl(slug)) ?? demoUrl(this.settings.publicUrl, slug);
  }

  /** Readers of a real newspaper have no business here. */
  private requireTrial(): void {
    if (this.settings.production) throw notFound('page');
  }
}

const part = (name: string): Promise<string> => readFile(path.join(folder, `${name}.html`), 'utf8');

/** Puts values where `{{name}}` stands: our own texts, and addresses in the form of `URL.href`, which has no quotes. */
function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{\{([\w-]+)\}\}/g, (_, name: string) => values[name] ?? '');
}
