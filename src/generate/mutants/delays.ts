import type { AnyStateMachine } from 'xstate';
import type { Chart, MachineName } from '../../machines/index.ts';
import type { Mutant } from './mutant.ts';

const factors = [
  { words: 'lasts twice as long', factor: 2 },
  { words: 'lasts half as long', factor: 0.5 },
] as const;

/** Mutants in which one of the delays is another, wherever it is waited for. */
export function delayMutants(
  name: MachineName,
  machine: AnyStateMachine,
  { transitions }: Chart,
): Mutant[] {
  const waits = transitions.flatMap(({ trigger, source }) =>
    trigger.type === 'delay' ? [{ delay: trigger.delay, source }] : [],
  );
  const delays = [...new Set(waits.map(({ delay }) => delay))];
  return delays.flatMap((delay) =>
    factors.map(({ words, factor }) => ({
      id: `the delay «${delay}» ${words}`,
      machine: name,
      mutation: 'delay changed',
      part: delay,
      touchedBy: ({ states }) =>
        waits.some((wait) => wait.delay === delay && states.has(wait.source)),
      build: () => machine.provide({ delays: { [delay]: multiplied(machine, delay, factor) } }),
    })),
  );
}

type DelayFunction = (...args: readonly unknown[]) => number;

function multiplied(machine: AnyStateMachine, delay: string, factor: number) {
  const span = machine.implementations.delays[delay] as number | DelayFunction;
  return typeof span === 'number'
    ? span * factor
    : (...args: readonly unknown[]) => span(...args) * factor;
}
