import type { RowId } from '../../guide/index.ts';
import type { Environment } from '../environment.ts';

/** Guide, "Reviewing the Log Files". */
export const capfTracePath = 'C:\\Program Files\\Cisco\\Trace\\CAPF';

/** What the file is called, and how its lines look, is not documented; chosen here. */
const file = `${capfTracePath}\\capf00000000.txt`;

/** The trace file of the Cisco Certificate Authority Proxy Function service. */
export class CapfTraceFile {
  readonly #env: Environment;

  constructor(env: Environment) {
    this.#env = env;
  }

  /** @param guide the row that the line is an instance of, where there is a nearer one than the file
   * @param because the entries on which the decision rests that the line tells of
   * @returns the entry of the line */
  write(text: string, guide: RowId = 'log/capf', because?: readonly number[]): number {
    const { trace, name } = this.#env;
    const body = { kind: 'log', file, text: plain(text), guide } as const;
    return trace.record(name, body, trace.causes.current, because);
  }
}

/** Names and errors come from phones, or from who says to be one. */
const plain = (text: string): string => text.replace(/[^\x20-\x7e]/g, '?');
