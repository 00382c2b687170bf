import { formatSpan } from '../../basics/index.ts';
import {
  attemptsBeforeLockout,
  type CapfLockoutIntent,
  capfLockoutMachine,
  lockoutTime,
} from '../../machines/index.ts';
import type { Environment } from '../environment.ts';
import { Statechart } from '../statechart.ts';
import type { CapfTraceFile } from './trace-file.ts';

/** The attempts at the authentication string of one device. */
export class Lockout {
  readonly #chart: Statechart<typeof capfLockoutMachine>;
  readonly #deviceName: string;
  readonly #traceFile: CapfTraceFile;
  #isAccepted = false;
  #isRight = false;

  constructor(env: Environment, deviceName: string, traceFile: CapfTraceFile) {
    this.#deviceName = deviceName;
    this.#traceFile = traceFile;
    this.#chart = new Statechart(env, capfLockoutMachine, undefined, (intent) =>
      this.#perform(intent),
    );
    this.#chart.start();
  }

  get isLocked(): boolean {
    return this.#chart.snapshot.matches('locked');
  }

  /** @returns whether the string counts as right */
  accepts(isRight: boolean): boolean {
    this.#isAccepted = false;
    this.#isRight = isRight;
    this.#chart.send({ type: isRight ? 'STRING.RIGHT' : 'STRING.WRONG' });
    return this.#isAccepted;
  }

  #perform(intent: CapfLockoutIntent): void {
    switch (intent.type) {
      case 'accept':
        this.#isAccepted = true;
        return;
      case 'refuse':
        return this.#logRefusal(intent);
      case 'lock': {
        const text = `locked for ${formatSpan(lockoutTime)}: ${attemptsBeforeLockout} wrong authentication strings in a row`;
        return this.#traceFile.write(`${this.#deviceName}: ${text}`, 'capf/lockout');
      }
      case 'unlock':
        return this.#traceFile.write(`${this.#deviceName}: not locked any more`);
    }
  }

  #logRefusal(intent: CapfLockoutIntent & { type: 'refuse' }): void {
    const name = this.#deviceName;
    if (intent.because === 'locked') {
      const text = `${this.#isRight ? 'right' : 'wrong'} authentication string refused, the device is locked`;
      this.#traceFile.write(`${name}: ${text}`, 'capf/lockout');
    } else {
      const text = `wrong authentication string, attempt ${intent.attempt} of ${attemptsBeforeLockout}`;
      this.#traceFile.write(`${name}: ${text}`, 'capf/wrong-string');
    }
  }
}
