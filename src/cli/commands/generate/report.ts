import {
  type CheckedInvariant,
  type Generation,
  goalsInWords,
  type Missing,
} from '../../../generate/index.ts';
import { counted, hang, type Page } from '../../../report/index.ts';

/** What became of the generated scenarios in a site with real bytes. */
export interface Conformance {
  readonly held: number;
  readonly failed: readonly { readonly scenario: string; readonly problem: string }[];
}

/** @param folder where the files are, undefined where none were written */
export function printGeneration(
  generation: Generation,
  conformance: Conformance | undefined,
  folder: string | undefined,
  page: Page,
): void {
  const { machine, situations, moves, invariants, scenarios } = generation;
  page.line(`${machine}: ${counted(situations, 'situation')}, ${counted(moves, 'move')}`);
  for (const invariant of invariants) printInvariant(invariant, page);
  printReach(generation, page);
  if (folder !== undefined) print('', `written to ${folder}`, page);
  if (!conformance) return;
  for (const { scenario, problem } of conformance.failed)
    print('  FAILED  ', `${scenario}: ${problem}`, page, page.style.bad);
  page.line(`${conformance.held} of ${counted(scenarios.length, 'scenario')} held`);
}

function print(begin: string, text: string, page: Page, look = page.style.normal): void {
  for (const line of hang(begin, text, page.columns)) page.line(look(line));
}

function printInvariant({ name, source, broken }: CheckedInvariant, page: Page): void {
  const text = `${name} (${source})`;
  if (!broken) {
    print('  holds   ', text, page);
    return;
  }
  print('  BROKEN  ', text, page, page.style.bad);
  const way = [broken.start, ...broken.moves.map((move) => move.name)].join('; ');
  print('          ', `shortest way: ${way}`, page);
}

function printReach({ scenarios, reached, wish }: Generation, page: Page): void {
  const moves = scenarios.reduce((sum, scenario) => sum + scenario.moves.length, 0);
  const made = `${counted(scenarios.length, 'scenario')} with ${counted(moves, 'move')}`;
  if ('walks' in wish) page.line(`${made}, at random, seed ${wish.walks.seed}`);
  if (!reached) return;
  const reach = scenarios.length === 1 ? 'reaches' : 'reach';
  const goals = goalsInWords[reached.cover];
  page.line(`${made} ${reach} ${reached.reached} of ${reached.total} ${goals}`);
  for (const { goal, why } of reached.missing)
    print('  not reached  ', `${goal}: ${why}`, page, page.style.bad);
  printExcused(reached.excused, page);
}

/** The goals below the reason that they share. */
function printExcused(excused: readonly Missing[], page: Page): void {
  for (const reason of new Set(excused.map(({ why }) => why))) {
    print('  unreachable  ', `because ${reason}:`, page);
    for (const { goal, why } of excused) if (why === reason) print('               ', goal, page);
  }
}
