import type { AnyStateMachine } from 'xstate';
import { watched } from '../../machines/index.ts';
import type { GuardAnswer, Inside } from './graph.ts';

/** A machine that does what another one does, and notes which way it goes inside. */
export class Probe {
  readonly machine: AnyStateMachine;
  #transitions: string[] = [];
  #guards: GuardAnswer[] = [];

  constructor(machine: AnyStateMachine) {
    this.machine = watched(machine, {
      taken: (transition) => this.#transitions.push(transition),
      asked: (transition, held) => this.#guards.push({ transition, held }),
    });
  }

  /** What has happened inside since the last time. */
  read(): Inside {
    const inside = { transitions: this.#transitions, guards: this.#guards };
    this.#transitions = [];
    this.#guards = [];
    return inside;
  }
}
