/** Names that conditions ask for and that devices give: of statecharts, their states, and counters. */
import { z } from 'zod';
import { counterNames } from '../../devices/callmanager/index.ts';
import { machines } from '../../machines/index.ts';
import { written } from './values.ts';
import { meant, nearest, quote } from './words.ts';

const machineNames: readonly string[] = Object.keys(machines);

interface StateNode {
  readonly states?: Readonly<Record<string, StateNode>>;
}

const statesIn = ({ states = {} }: StateNode): readonly string[] =>
  Object.entries(states).flatMap(([name, node]) => [name, ...statesIn(node)]);

/** The names of the states of each statechart, on every level. */
const stateNames = new Map(
  Object.entries(machines).map(([name, { config }]) => [
    name,
    [...new Set(statesIn(config as StateNode))],
  ]),
);

/** A record whose keys are names that exist. */
const recordOf = <Value extends z.ZodType>(what: string, known: readonly string[], value: Value) =>
  z
    .record(z.string().min(1), value)
    .superRefine((given, context) => {
      for (const name of Object.keys(given))
        if (!known.includes(name)) context.addIssue(unknown(name, what, known, [name]));
    })
    .meta({ propertyNames: { enum: [...known] } });

/** Statecharts, and for each the name of a state or the whole path to it. */
export const states = recordOf('statechart', machineNames, written).superRefine(
  (given, context) => {
    for (const [machine, path] of Object.entries(given)) {
      const known = stateNames.get(machine) ?? [];
      const strange = path.split(/, | › /).find((name) => !known.includes(name));
      if (known.length > 0 && strange !== undefined)
        context.addIssue(unknown(strange, `state of ${quote(machine)}`, known, [machine]));
    }
  },
);

/** Performance counters and their values. */
export const counters = recordOf('counter', counterNames, z.number());

const unknown = (name: string, what: string, known: readonly string[], path: string[]) => ({
  code: 'custom' as const,
  path,
  message: `${quote(name)} is no ${what}${meant(nearest(name, known), known)}`,
});
