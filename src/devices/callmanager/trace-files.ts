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
    this.#write('ccm', text);
  }

  /** What becomes of the processes in CallManager, in the SDL trace. */
  sdl(text: string): void {
    this.#write('sdl', text);
  }

  #write(kind: keyof typeof files, text: string): void {
    this.#env.trace.record(this.#env.name, { kind: 'log', ...files[kind], text: printable(text) });
  }
}

/** Names and texts come from phones, or from who says to be one. */
const printable = (text: string): string => text.replace(/[^\x20-\x7e]/g, '?');
