import type { Command } from 'commander';
import { columnsOf } from '../../report/index.ts';
import { type Io, printJson } from '../io.ts';
import { readScenario, shippedScenarioFiles, withNames } from '../scenario-files.ts';

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
      else for (const line of lines(scenarios)) io.stdout.write(`${line}\n`);
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
function lines(scenarios: readonly Listed[]): string[] {
  const width = Math.max(...scenarios.map(({ name }) => columnsOf(name)));
  let folder: string | undefined;
  return scenarios.flatMap(({ name, path, title, guide }) => {
    const own = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    const heading = own === folder ? [] : [...(folder === undefined ? [] : ['']), own];
    folder = own;
    const indent = ' '.repeat(width + 4);
    return [...heading, `  ${name.padEnd(width)}  ${title}`, ...guide.map((id) => indent + id)];
  });
}
