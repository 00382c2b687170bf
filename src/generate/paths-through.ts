import type { AnyStateMachine } from 'xstate';
import { chartOf } from '../machines/index.ts';
import {
  type BareOptions,
  type Beginning,
  bare,
  explore,
  type Occurrence,
  quiet,
} from './model/index.ts';
import { type Plan, plan, type Wish } from './paths/index.ts';

/**
 * Paths through any machine of XState, by the events that it may get. What it does to the world
 * around it is left out.
 * @throws UserError when it invokes actors
 */
export function pathsThrough<Machine extends AnyStateMachine>(
  machine: Machine,
  options: BareOptions<Machine>,
  wish: Wish,
): Plan<Beginning, Occurrence> {
  const graph = explore<Beginning, Occurrence>(quiet(machine), bare<Machine>(options));
  return plan(graph, chartOf(machine), wish);
}
