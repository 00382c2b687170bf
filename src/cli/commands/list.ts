import type { Command } from 'commander';
import { cell, columnsOf, hang, type Page } from '../../report/index.ts';
import { type Io, printJson } from '../io.ts';
import { readScenario, shippedScenarioFiles, withNames } from '../scenario-files.ts';
import { pageOn } from './page.ts';

export function addListCommand(program: Command, io: Io): void {
  program
    .command('list')
    .summary('name the shipped scenarios')
    .description(
      'Names the shipped scenarios, each with its title and the rows of the guide that it reproduces. «offhook run <name>» runs one.',
    )
    .option('--json', 'print them as JSON')
    .addHelpText(
      'after',
      `
Example:
  $ offhook list`,
    )
    .action(({ json }: { readonly json?: true }) => {
      const scenarios = listShipped();
      if (json) printJson(scenarios, io);
      else printList(scenarios, pageOn(io));
    });
}

interface Listed {
  readonly name: string;
  /** Below the folder of the shipped scenarios. */
  readonly path: string;
  readonly title: string;
  readonly about?: string;
  readonly guide: readonly string[];
}

const listShipped = (): Listed[] =>
  withNames(shippedScenarioFiles()).map(({ name, file }) => {
    const { title, about, guide } = readScenario(file);
    return { name, path: file.key, title, ...(about !== undefined && { about }), guide };
  });

/** Under the names of their folders: the name, the title, and the rows of the guide below it. */
function printList(scenarios: readonly Listed[], page: Page): void {
  const width = Math.max(...scenarios.map(({ name }) => columnsOf(name)));
  let folder: string | undefined;
  for (const { name, path, title, guide } of scenarios) {
    const own = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    if (own !== folder) {
      if (folder !== undefined) page.line();
      page.line(own);
    }
    folder = own;
    for (const line of hang(`  ${cell(name, width)}  `, title, page.columns)) page.line(line);
    for (const id of guide) for (const line of hang('    ', id, page.columns)) page.line(line);
  }
}
