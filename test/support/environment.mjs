import { TestEnvironment } from 'jest-environment-node';

// A worker whose Jest was killed would go on with its tests, browsers and servers: the lost channel tells it.
process.once('disconnect', () => process.exit(1));

/** Node's own environment. */
export default TestEnvironment;
