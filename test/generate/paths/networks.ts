import fc from 'fast-check';
import { type AnyStateMachine, createMachine } from 'xstate';
import { bare, explore, type Graph } from '../../../src/generate/model/index.ts';

/** For each state of a machine, where each of its events leads. */
export type Network = readonly (readonly number[])[];

/** Networks of up to twelve states, each with up to three events; not all of them can be reached. */
export const networks = fc.integer({ min: 1, max: 12 }).chain((size) =>
  fc.array(fc.array(fc.integer({ min: 0, max: size - 1 }), { maxLength: 3 }), {
    minLength: size,
    maxLength: size,
  }),
);

export const machineOf = (network: Network): AnyStateMachine =>
  createMachine({
    id: 'network',
    initial: 's0',
    states: Object.fromEntries(
      network.map((targets, state) => [
        `s${state}`,
        { on: Object.fromEntries(targets.map((to, event) => [`E${event}`, `s${to}`])) },
      ]),
    ),
  });

export const graphOf = (machine: AnyStateMachine): Graph =>
  explore(
    machine,
    bare<AnyStateMachine>({ events: [{ type: 'E0' }, { type: 'E1' }, { type: 'E2' }] }),
  );
