import { type AnyStateMachine, and, assign } from 'xstate';
import { rewritten } from '../../machines/index.ts';
import type { GuardAnswer, Inside } from './graph.ts';

/** A machine that does what another one does, and notes which way it goes inside. */
export class Probe {
  readonly machine: AnyStateMachine;
  #transitions: string[] = [];
  #guards: GuardAnswer[] = [];

  constructor(machine: AnyStateMachine) {
    this.machine = rewritten(machine, {
      transition: ({ id }, { guard, actions = [], ...config }) => ({
        ...config,
        ...(guard !== undefined && { guard: this.#watched(id, guard) }),
        // Of all actions `assign` is the one that brings nothing about in the world.
        actions: [assign(() => this.#noteTransition(id)), actions].flat(),
      }),
    });
  }

  /** What has happened inside since the last time. */
  read(): Inside {
    const inside = { transitions: this.#transitions, guards: this.#guards };
    this.#transitions = [];
    this.#guards = [];
    return inside;
  }

  #noteTransition(id: string): object {
    this.#transitions.push(id);
    return {};
  }

  /** The guard between two that are always true: the second one is asked only where it held. */
  #watched(transition: string, guard: unknown): unknown {
    let answer: { transition: string; held: boolean };
    return and([
      () => {
        answer = { transition, held: false };
        this.#guards.push(answer);
        return true;
      },
      guard as never,
      () => {
        answer.held = true;
        return true;
      },
    ]);
  }
}
