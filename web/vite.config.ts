import path from 'node:path';
import { preact } from '@preact/preset-vite';
import { defineConfig, type UserConfig } from 'vite';

const root = import.meta.dirname;
const outDir = path.resolve(root, '../dist/web');

/** Browsers since the spring of 2024: dialogs, constructed stylesheets, `content-visibility`, `light-dark()`. */
const target = ['chrome123', 'firefox125', 'safari17.5'];

/** One file without a name of its own inside a page: what publishers embed. */
function library(entry: string, fileName: string, format: 'iife' | 'es'): UserConfig {
  return {
    build: {
      target,
      outDir,
      emptyOutDir: false,
      lib: { entry: path.join(root, entry), name: 'Palabre', formats: [format], fileName: () => fileName },
    },
  };
}

/** Classic JSX is less code: the children are arguments, without a name. */
const SMALL: UserConfig = {
  plugins: [],
  oxc: {
    jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' },
    jsxInject: "import { h, Fragment } from 'preact'",
  },
};

const BUILDS: Record<string, UserConfig> = {
  widget: { ...library('reader/palabre.ts', 'palabre.js', 'iife'), ...SMALL },
  live: library('shared/live-client.ts', 'palabre-live.js', 'es'),
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
