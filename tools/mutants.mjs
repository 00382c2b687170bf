// How good are the tests of the statecharts? Puts one small fault at a time into a statechart (drops
// a guard, swaps a target, forgets an action, ...), and runs the shipped scenarios and the generated
// ones with it until an expectation fails: that counts. Where none does, it is told whether what the
// site sends and shows is at least another than with the shipped statechart. What no test tells lives,
// and is named.
//
//   npm run mutants                          all statecharts
//   npm run mutants -- --machine failback    one, or several
//   npm run mutants -- --json                the same as JSON
//
// Exit code: 0 the score is what it is to be, 1 it is not or a test fails without a mutant, 2 wrong use.
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';

// What was built: Node 20 reads no TypeScript.
const built = (/** @type {string} */ path) =>
  import(String(new URL(`../dist/${path}`, import.meta.url)));
/** @type {typeof import('../src/generate/mutants/index.ts')} */
const { generatedTexts, kill, mutantsOf, testOf, whyEquivalent } = await built(
  'generate/mutants/index.js',
);
/** @type {typeof import('../src/machines/index.ts')} */
const { machines } = await built('machines/index.js');

/** @typedef {import('../src/machines/index.ts').MachineName} MachineName */
/** @typedef {import('../src/generate/mutants/index.ts').Test} Test */
/** @typedef {import('../src/generate/mutants/index.ts').Kill} Kill */
/** @typedef {{ name: string, text: string }} Text */
/** @typedef {{ machine: MachineName, id: string }} MutantName */
/** @typedef {{ tests: Test[] } | { text: Text } | { mutant: MutantName }} Order */

/** Of 100 mutants, how many a failed expectation is to kill. */
const aim = 95;

if (isMainThread) await main();
else serve();

/** In a worker: does what it is told, one thing after the other. */
function serve() {
  /** @type {Test[]} */
  let tests = [];
  parentPort?.on('message', (/** @type {Order} */ order) => {
    if ('tests' in order) tests = order.tests;
    else
      parentPort?.postMessage('text' in order ? tested(order.text) : judged(order.mutant, tests));
  });
}

/** @param {Text} text @returns {Test | { name: string, problem: string }} */
function tested(text) {
  try {
    return testOf(text);
  } catch (error) {
    return { name: text.name, problem: String(error) };
  }
}

/** @param {MutantName} name @param {Test[]} tests @returns {Kill | undefined} */
function judged({ machine, id }, tests) {
  const mutant = mutantsOf(machine).find((each) => each.id === id);
  return mutant && kill(mutant, tests);
}

async function main() {
  const { chosen, json } = chosenMachines();
  const workers = Array.from(
    { length: availableParallelism() },
    () => new Worker(fileURLToPath(import.meta.url)),
  );
  const all = /** @type {MachineName[]} */ (Object.keys(machines));
  const orders = [...shippedTexts(), ...generatedTexts(all)].map((text) => ({ text }));
  const results = await inParallel(workers, orders, 'tests');
  const tests = /** @type {Test[]} */ (results.filter((result) => 'steps' in result));
  const failing = results.filter((result) => 'problem' in result);
  for (const worker of workers) worker.postMessage({ tests });
  if (!json) row(['statechart', 'mutants', 'expectation', 'observation', 'of 100']);
  const reports = [];
  for (const machine of chosen) {
    const report = await reportOf(machine, workers);
    reports.push(report);
    if (!json) row(cellsOf(machine, report));
  }
  await Promise.all(workers.map((worker) => worker.terminate()));
  const sum = total(reports);
  if (json)
    console.log(
      JSON.stringify({ tests: tests.length, ...sum, machines: reports, failing }, null, 2),
    );
  else printRest(reports, sum, tests.length);
  for (const { name, problem } of failing) console.error(`left out: ${name}: ${problem}`);
  if (sum.score < aim || failing.length > 0) process.exitCode = 1;
}

/**
 * What became of the mutants of a statechart.
 * @param {MachineName} machine @param {Worker[]} workers
 */
async function reportOf(machine, workers) {
  const all = mutantsOf(machine).map((mutant) => ({ ...mutant, why: whyEquivalent(mutant) }));
  const mutants = all.filter(({ why }) => why === undefined);
  const orders = mutants.map(({ id }) => ({ mutant: { machine, id } }));
  /** @type {(Kill | undefined)[]} */
  const kills = await inParallel(workers, orders, machine);
  const by = (/** @type {Kill['by']} */ reason) => kills.filter((each) => each?.by === reason);
  const counts = {
    mutants: mutants.length,
    byExpectation: by('expectation').length,
    byObservation: by('observation').length,
  };
  const named = mutants.map(({ id, mutation }, index) => ({ id, mutation, kill: kills[index] }));
  return {
    machine,
    ...counts,
    score: scoreOf(counts),
    survivors: named.flatMap(({ kill: killed, ...mutant }) => (killed ? [] : [mutant])),
    onlyObserved: named.filter((each) => each.kill?.by === 'observation'),
    leftOut: all.flatMap(({ id, why }) => (why === undefined ? [] : [{ id, why }])),
  };
}

/** @typedef {Awaited<ReturnType<typeof reportOf>>} Report */
/** @typedef {{ mutants: number, byExpectation: number, byObservation: number }} Counts */

/** @param {Report[]} reports */
function total(reports) {
  const counts = { mutants: 0, byExpectation: 0, byObservation: 0 };
  for (const report of reports) {
    counts.mutants += report.mutants;
    counts.byExpectation += report.byExpectation;
    counts.byObservation += report.byObservation;
  }
  return { ...counts, score: scoreOf(counts) };
}

/**
 * How many of 100 mutants a failed expectation has killed, rounded down to a tenth: what only looks
 * different has failed no test.
 * @param {Pick<Counts, 'mutants' | 'byExpectation'>} counts
 */
function scoreOf({ mutants, byExpectation }) {
  return mutants === 0 ? 100 : Math.floor((1000 * byExpectation) / mutants) / 10;
}

function chosenMachines() {
  const { values } = parseArgs({
    options: {
      machine: { type: 'string', multiple: true, default: [] },
      json: { type: 'boolean', default: false },
    },
  });
  const known = /** @type {MachineName[]} */ (Object.keys(machines));
  const unknown = values.machine.filter((name) => !known.some((each) => each === name));
  if (unknown.length > 0) {
    console.error(`error: there is no statechart «${unknown[0]}»\nThere are ${known.join(', ')}.`);
    process.exit(2);
  }
  const chosen = known.filter(
    (each) => values.machine.length === 0 || values.machine.includes(each),
  );
  return { chosen, json: values.json };
}

/** @returns {Text[]} */
function shippedTexts() {
  const folder = fileURLToPath(new URL('../scenarios', import.meta.url));
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => ({ name, text: readFileSync(`${folder}/${name}`, 'utf8') }));
}

/**
 * Gives each worker the next order as soon as it is done with one.
 * @param {Worker[]} workers @param {Order[]} orders @param {string} what
 * @returns {Promise<any[]>} in the order of the orders
 */
async function inParallel(workers, orders, what) {
  /** @type {unknown[]} */
  const results = [];
  let next = 0;
  await Promise.all(
    workers.map(async (worker) => {
      while (next < orders.length) {
        const index = next++;
        results[index] = await new Promise((resolve, reject) => {
          worker.once('message', resolve);
          worker.once('error', reject);
          worker.postMessage(orders[index]);
        });
        worker.removeAllListeners('error');
        if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${what}: ${next}/${orders.length}`);
      }
    }),
  );
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  return results;
}

/** @param {string} name @param {Counts & { score: number }} counts */
function cellsOf(name, { mutants, byExpectation, byObservation, score }) {
  return [name, mutants, byExpectation, byObservation, score];
}

/** @param {(string | number)[]} cells */
function row([name, ...cells]) {
  const padded = cells.map((each) => String(each).padStart(14));
  console.log(`${String(name).padEnd(20)}${padded.join('')}`);
}

/** @param {Report[]} reports @param {ReturnType<typeof total>} sum @param {number} tests */
function printRest(reports, sum, tests) {
  row(cellsOf('all', sum));
  const leftOut = reports.flatMap((report) => report.leftOut).length;
  console.log(
    `\n${tests} tests. Left out: ${leftOut} mutants that no test can tell (--json says why).`,
  );
  for (const { machine, survivors } of reports) {
    if (survivors.length === 0) continue;
    console.log(`\n${machine}: these live`);
    for (const { id } of survivors) console.log(`  ${id}`);
  }
}
