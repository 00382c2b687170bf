import { UserError } from '../../basics/index.ts';
import { aboutMachines, type MachineName, machines } from '../../machines/index.ts';
import { cell, columnsOf, hang } from '../../report/index.ts';
import { nearest } from '../../scenario/index.ts';
import { type Io, printJson } from '../io.ts';
import { pageOn } from './page.ts';

const names = Object.keys(machines) as MachineName[];

/** What each statechart decides, one a line, or as JSON. */
export function listStatecharts(as: 'text' | 'json', io: Io): void {
  if (as === 'json') {
    printJson(
      names.map((name) => ({ name, about: aboutMachines[name] })),
      io,
    );
    return;
  }
  const page = pageOn(io);
  const width = Math.max(...names.map(columnsOf));
  for (const name of names)
    for (const line of hang(`${cell(name, width)}  `, aboutMachines[name], page.columns))
      page.line(line);
}

/**
 * @param command the one that lists them: `offhook diagram`
 * @throws UserError when there is none of this name
 */
export function statechartNamed(name: string, command: string): MachineName {
  const known = names.find((each) => each === name);
  if (known) return known;
  const meant = nearest(name, names);
  throw new UserError(
    `there is no statechart «${name}»`,
    meant === undefined ? `«${command}» lists them.` : `Did you mean «${meant}»?`,
  );
}
