import type { MachineName } from '../../machines/index.ts';
import { models } from '../models/index.ts';
import type { Mutant } from './mutant.ts';

/** Mutants that do the same as the statechart, by id. */
const same: { readonly [Name in MachineName]?: Readonly<Record<string, string>> } = {};

/** Why no test can tell a mutant from the statechart; undefined where one can. */
export function whyEquivalent({ machine, id, mutation, part }: Mutant): string | undefined {
  const unreachable = models[machine]?.unreachable ?? {};
  return (
    same[machine]?.[id] ??
    unreachable[part] ??
    // A guard that always holds at a real site is not missed there.
    (mutation === 'guard dropped' ? unreachable[`${part} → no`] : undefined)
  );
}

/** The mutants for which there is a reason of their own, to see that they are still there. */
export const namedEquivalents = Object.entries(same).flatMap(([machine, reasons]) =>
  Object.keys(reasons).map((id) => ({ machine: machine as MachineName, id })),
);
