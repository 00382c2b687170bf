import type { MachineName } from '../../machines/index.ts';
import type { Reached } from '../paths/index.ts';
import type { Generation } from './generation.ts';
import { markOf } from './mark.ts';

/** What `<machine>.json` holds: the paths as data. */
export interface PathsFile {
  /** Says that offhook made the file, and by which command line. */
  readonly generated: string;
  readonly machine: string;
  readonly situations: number;
  readonly moves: number;
  readonly invariants: readonly {
    readonly name: string;
    readonly source: string;
    /** The scenario file with the shortest way to where it does not hold; left out where it holds. */
    readonly broken?: string;
  }[];
  /** What the paths cover; left out for walks at random. */
  readonly coverage?: Reached;
  readonly paths: readonly {
    /** The scenario file. */
    readonly file: string;
    readonly start: string;
    readonly moves: Generation['scenarios'][number]['moves'];
  }[];
}

/** The files of a generation, by name: scenarios, a test for vitest, and the paths as data. */
export function filesOf(generation: Generation): ReadonlyMap<string, string> {
  const { machine, scenarios, invariants } = generation;
  const broken = invariants.flatMap(({ broken }) => broken ?? []);
  return new Map([
    ...[...scenarios, ...broken].map(({ name, text }) => [`${name}.yaml`, text] as const),
    [`${machine}.test.ts`, testFile(generation)],
    [`${machine}.json`, `${JSON.stringify(pathsFile(generation), null, 2)}\n`],
  ]);
}

/** Whether `filesOf` gives a file of this name to some generation from this machine. */
export const isFileOf = (machine: MachineName, name: string): boolean =>
  name.startsWith(machine) &&
  /^(-broken)?-\d+\.yaml$|^\.test\.ts$|^\.json$/.test(name.slice(machine.length));

export function pathsFile(generation: Generation): PathsFile {
  const { machine, command, situations, moves, invariants, reached, scenarios } = generation;
  return {
    generated: markOf(command).replaceAll('\n', ' '),
    machine,
    situations,
    moves,
    invariants: invariants.map(({ broken, ...invariant }) => ({
      ...invariant,
      ...(broken && { broken: `${broken.name}.yaml` }),
    })),
    ...(reached && { coverage: reached }),
    paths: scenarios.map(({ name, start, moves }) => ({ file: `${name}.yaml`, start, moves })),
  };
}

/** Runs the scenarios beside it, in any project that has vitest and offhook. */
function testFile({ machine, command, scenarios }: Generation): string {
  const files = scenarios.map(
    ({ name, data }) => `  [${quoted(`${name}.yaml`)}, ${quoted(data.title)}],`,
  );
  return `${markOf(command).replaceAll(/^/gm, '// ')}
import { readFileSync } from 'node:fs';
import { loadScenario, runScenario } from 'offhook';
import { describe, expect, it } from 'vitest';

const scenarios: [file: string, title: string][] = [
${files.join('\n')}
];

describe(${quoted(`the statechart ${machine}, in a site with real bytes`)}, () => {
  it.each(scenarios)('%s: %s', (file) => {
    const text = readFileSync(new URL(file, import.meta.url), 'utf8');
    const { failure } = runScenario(loadScenario(text, file));
    const { step, problem } = failure ?? {};

    expect(step ? \`\${file}:\${step.line}: \${step.text}: \${problem}\` : '').toBe('');
  });
});
`;
}

const quoted = (text: string): string =>
  `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
