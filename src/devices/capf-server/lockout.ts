import { formatSpan } from '../../basics/index.ts';
import {
  attemptsBeforeLockout,
  type CapfLockoutIntent,
  capfLockoutMachine,
  lockoutTime,
} from '../../machines/index.ts';
import type { HasPresent, Present } from '../../simulation/index.ts';
import type { Environment } from '../environment.ts';
import { Statechart } from '../statechart.ts';
import type { CapfTraceFile } from './trace-file.ts';

/** The attempts at the authentication string of one device. */
export class Lockout implements HasPresent {
  readonly #chart: Statechart<typeof capfLockoutMachine>;
  readonly #deviceName: string;
  readonly #traceFile: CapfTraceFile;
  #isAccepted = false;
  #isRight = false;
  #grounds: readonly number[] = [];
  /** The lines that tell of the wrong strings since the last right one. */
  #attempts: number[] = [];
  /** The line that tells why the last string was refused. */
  #refusal = 0;

  constructor(env: Environment, deviceName: string, traceFile: CapfTraceFile) {
    this.#deviceName = deviceName;
    this.#traceFile = traceFile;
    this.#chart = new Statechart(env, capfLockoutMachine, undefined, (intent) =>
      this.#perform(intent),
    );
    this.#chart.start();
  }

  present(into: Present): void {
    into.part('lockout', this.#chart);
  }

  get isLocked(): boolean {
    return this.#chart.snapshot.matches('locked');
  }

  /** The trace entry that says why the last string was refused. */
  get refusal(): number {
    return this.#refusal;
  }

  /**
   * @param grounds the entries that say what came, and what is right
   * @returns whether the string counts as right
   */
  accepts(isRight: boolean, grounds: readonly number[] = []): boolean {
    this.#isAccepted = false;
    this.#isRight = isRight;
    this.#grounds = grounds;
    this.#chart.send({ type: isRight ? 'STRING.RIGHT' : 'STRING.WRONG' });
    return this.#isAccepted;
  }

  #perform(intent: CapfLockoutIntent): void {
    switch (intent.type) {
      case 'accept':
        this.#isAccepted = true;
        this.#attempts = [];
        return;
      case 'refuse':
        return this.#logRefusal(intent);
      case 'lock': {
        const text = `locked for ${formatSpan(lockoutTime)}: ${attemptsBeforeLockout} wrong authentication strings in a row`;
        this.#traceFile.write(`${this.#deviceName}: ${text}`, 'capf/lockout', this.#attempts);
        return;
      }
      case 'unlock':
        this.#attempts = [];
        this.#traceFile.write(`${this.#deviceName}: not locked any more`);
        return;
    }
  }

  #logRefusal(intent: CapfLockoutIntent & { type: 'refuse' }): void {
    const name = this.#deviceName;
    if (intent.because === 'locked') {
      const text = `${this.#isRight ? 'right' : 'wrong'} authentication string refused, the device is locked`;
      this.#refusal = this.#traceFile.write(`${name}: ${text}`, 'capf/lockout', this.#attempts);
    } else {
      const text = `wrong authentication string, attempt ${intent.attempt} of ${attemptsBeforeLockout}`;
      const line = this.#traceFile.write(`${name}: ${text}`, 'capf/wrong-string', this.#grounds);
      this.#refusal = line;
      this.#attempts = [...this.#attempts, line];
    }
  }
}
