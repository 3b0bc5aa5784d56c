// `npm start`. This file keeps to syntax that any Node with modules can parse, so that an old one gets a sentence and not a syntax error.
var version = process.versions.node.split('.').map(Number);
if (version[0] < 20 || (version[0] === 20 && version[1] < 19)) {
  console.error(
    'Palabre needs Node 20.19 or newer, and this is Node ' + process.versions.node + ': install a newer one.',
  );
  process.exitCode = 1;
} else {
  void import('./launch.mjs').then(function (launch) {
    return launch.start();
  });
}
