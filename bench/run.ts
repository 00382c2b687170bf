/**
 * Prints how much more offhook costs than the least that the same work can cost.
 *
 *   npm run bench               all
 *   npm run bench -- clock      those whose name holds this word
 *
 * A new bench is a `Bench` in a file of this folder and one more name in the list below.
 */
import type { Aim, Bench, Measurement } from './bench.ts';
import { clockEvents, clockMemory } from './clock.ts';
import { wholeRun } from './command.ts';
import { enrolPhones } from './enrolment.ts';
import { exploreSite } from './explore.ts';
import { firstFrame } from './first-frame.ts';
import { drawnFrame, slowestFrame } from './frame.ts';
import { generateBenches } from './generate.ts';
import { bootPhones, idleMemory, idlePhones } from './phones.ts';
import { stepBack } from './step-back.ts';
import { handshake } from './tls.ts';

const benches: readonly Bench[] = [
  clockEvents,
  clockMemory,
  wholeRun,
  bootPhones,
  idlePhones,
  idleMemory,
  enrolPhones,
  handshake,
  stepBack,
  firstFrame,
  slowestFrame,
  drawnFrame,
  exploreSite,
  ...generateBenches,
];

const words = process.argv.slice(2);
const chosen = benches.filter(({ name }) => words.every((word) => name.includes(word)));

const rows = chosen.map(({ name, unit, baseline, aim, measure }) => {
  process.stderr.write(`${name} …\n`);
  const taken = measure();
  return [
    name,
    `${formatNumber(taken.measured)} ${unit}`,
    `${formatNumber(taken.baseline)} ${unit} (${baseline})`,
    (taken.measured / taken.baseline).toFixed(2),
    `${inWords(aim, unit)}${isReached(aim, taken) ? '' : ' missed'}`,
  ];
});
printTable([['name', 'measured', 'baseline', 'ratio', 'aim'], ...rows]);

function isReached(aim: Aim, { measured, baseline }: Measurement): boolean {
  const bounded = { ratio: measured / baseline, difference: measured - baseline, measured }[aim.of];
  return 'atLeast' in aim ? bounded >= aim.atLeast : bounded <= aim.atMost;
}

function inWords(aim: Aim, unit: string): string {
  const bound = 'atLeast' in aim ? `≥ ${aim.atLeast}` : `≤ ${aim.atMost}`;
  switch (aim.of) {
    case 'ratio':
      return `ratio ${bound}`;
    case 'difference':
      return `${bound} ${unit} more`;
    case 'measured':
      return `${bound} ${unit}`;
  }
}

function formatNumber(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: value < 100 ? 1 : 0 });
}

function printTable(table: readonly string[][]): void {
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  for (const row of table)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}
