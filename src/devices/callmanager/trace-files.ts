import type { RowId } from '../../guide/index.ts';
import type { Environment } from '../environment.ts';

/**
 * The folders: Guide, "Reviewing the Log Files". The names of the files in them and the form of
 * their lines are not documented; chosen here, by the habit of later releases: file 0 of node 1.
 */
const files = {
  ccm: {
    file: 'C:\\Program Files\\Cisco\\Trace\\CCM\\ccm00000000.txt',
    guide: 'log/callmanager',
  },
  sdl: {
    file: 'C:\\Program Files\\Cisco\\Trace\\SDL\\CCM\\SDL001_100_000000.txt',
    guide: 'log/sdl',
  },
} as const;

/** The two trace files of the Cisco CallManager service. */
export class TraceFiles {
  readonly #env: Environment;

  constructor(env: Environment) {
    this.#env = env;
  }

  /** What phones do, in the Cisco CallManager trace. */
  ccm(text: string): void {
    this.#write(files.ccm.file, text, files.ccm.guide);
  }

  /**
   * What becomes of the processes in CallManager, in the SDL trace.
   * @param guide the row that the line is an instance of, where there is a nearer one than the file
   * @param because the entries on which the decision rests that the line tells of
   * @returns the entry of the line
   */
  sdl(text: string, guide: RowId = files.sdl.guide, because?: readonly number[]): number {
    return this.#write(files.sdl.file, text, guide, because);
  }

  #write(file: string, text: string, guide: RowId, because?: readonly number[]): number {
    const { trace, name } = this.#env;
    const body = { kind: 'log', file, text: plain(text), guide } as const;
    return trace.record(name, body, trace.causes.current, because);
  }
}

/** Names and texts come from phones, or from who says to be one. */
export const plain = (text: string): string => text.replace(/[^\x20-\x7e]/g, '?');
