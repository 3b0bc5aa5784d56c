import { TestEnvironment } from 'jest-environment-node';

const end = () => process.exit(1);

/**
 * Node's own environment. A worker whose Jest was killed would go on with its tests, browsers and servers: the lost channel tells it. Only
 * while there are some: who listens for that keeps the process alive.
 */
export default class Environment extends TestEnvironment {
  async setup() {
    await super.setup();
    process.on('disconnect', end);
  }

  async teardown() {
    process.off('disconnect', end);
    await super.teardown();
  }
}
