import path from 'node:path';
import { preact } from '@preact/preset-vite';
import { defineConfig, type Plugin, type UserConfig } from 'vite';

const root = import.meta.dirname;
const outDir = path.resolve(root, '../dist/web');

/** Browsers since the spring of 2024: dialogs, constructed stylesheets, `content-visibility`, `light-dark()`. */
const target = ['chrome123', 'firefox125', 'safari17.5'];

/** A module under a name that publishers and programs know; what it loads later has a hash in its name. */
function library(entry: string, fileName: string): UserConfig {
  return {
    build: {
      target,
      outDir,
      emptyOutDir: false,
      lib: { entry: path.join(root, entry), formats: ['es'], fileName: () => fileName },
      rolldownOptions: {
        preserveEntrySignatures: 'allow-extension',
        optimization: { inlineConst: { mode: 'all', pass: 3 } },
        output: { minify: true, comments: false, chunkFileNames: 'assets/[name]-[hash].js' },
      },
    },
  };
}

/** Tells the widget the file name of what it loads later: see reader/members-loader.ts. */
const nameMembers: Plugin = {
  name: 'name-members',
  generateBundle(_options, bundle) {
    const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
    const members = chunks.find(({ name }) => name === 'members');
    for (const chunk of chunks) chunk.code = chunk.code.replace('%MEMBERS%', members?.fileName ?? '');
  },
};

/** The widget renders by itself, as Preact alone would be a third of what an article may pay for its comments. */
const SMALL: UserConfig = {
  plugins: [nameMembers],
  oxc: {
    jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' },
    jsxInject: "import { describe as h, GROUP as Fragment } from '/reader/view.ts'",
  },
};

const BUILDS: Record<string, UserConfig> = {
  widget: { ...library('reader/palabre.ts', 'palabre.js'), ...SMALL },
  live: library('shared/live-client.ts', 'palabre-live.js'),
  pages: {
    build: {
      target,
      outDir,
      emptyOutDir: false,
      // A style or picture inside the page would break its content security policy.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: path.join(root, 'desk/index.html') },
    },
  },
};

/** `--mode widget`, `live` or `pages` chooses what is built; scripts/build-web.mjs builds all three. */
export default defineConfig(({ mode }) => ({
  root,
  base: '/',
  publicDir: false,
  clearScreen: false,
  plugins: [preact({ devToolsEnabled: false, prefreshEnabled: false, reactAliasesEnabled: false })],
  ...BUILDS[mode],
}));
