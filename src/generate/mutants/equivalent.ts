import type { MachineName } from '../../machines/index.ts';
import { models } from '../models/index.ts';
import type { Mutant } from './mutant.ts';

const beginsWithTheBest =
  'A phone that is away knows a better server, and begins with the best: to choose leads to probing at once.';

/** Mutants that do the same as the statechart wherever they can come, by id. */
const same: { readonly [Name in MachineName]?: Readonly<Record<string, string>> } = {
  registration: {
    'registering: REGISTER.ACK: forgets «take the keepalive interval»':
      'CallManager asks for 30 s, which is what a phone does that is not told; no step changes its StationKeepaliveInterval.',
  },
  failback: {
    'away › resting: after probeInterval (1 min): leads to «away › probing»': beginsWithTheBest,
    'away › told to wait: after tokenWait: leads to «away › probing»': beginsWithTheBest,
  },
  'capf-server-session': {
    'in session › authenticated: always (3) [is pending (troubleshoot)]: leads to «in session › fetched»':
      'There is a certificate to ask for, and nothing was fetched yet: from there it goes on to ask for it at once.',
    'in session › AWAIT KEYGEN RESP: on entry forgets «count the attempt»':
      'Attempts matter where a phone cannot make a key, and none says so.',
  },
};

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
