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
   */
  sdl(text: string, guide: RowId = files.sdl.guide): void {
    this.#write(files.sdl.file, text, guide);
  }

  #write(file: string, text: string, guide: RowId): void {
    this.#env.trace.record(this.#env.name, { kind: 'log', file, text: plain(text), guide });
  }
}

/** Names and texts come from phones, or from who says to be one. */
export const plain = (text: string): string => text.replace(/[^\x20-\x7e]/g, '?');
