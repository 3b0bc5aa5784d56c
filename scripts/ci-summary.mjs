// The last line of .ci/run: what Jest counted in the file of the first argument, with the stages that broke (second argument).
import { readFileSync } from 'node:fs';

const [file, broken] = process.argv.slice(2);
let results;
try {
  results = JSON.parse(readFileSync(file, 'utf8'));
} catch {
  results = undefined;
}
const passed = results?.numPassedTests ?? 0;
const failedTests = (results?.numFailedTests ?? 0) + (results?.numRuntimeErrorTestSuites ?? 0);
// Failed tests account for the test stage; any other broken stage, such as the lint or a crash of Jest, counts as one failure.
const otherwiseBroken = Number(broken) - (failedTests > 0 ? 1 : 0);
const failed = Math.max(failedTests + otherwiseBroken, passed === 0 ? 1 : 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
