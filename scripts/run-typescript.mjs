// `node --import ./scripts/run-typescript.mjs file.ts`: sources run without a build.
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
