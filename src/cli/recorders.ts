import { createHash } from 'node:crypto';
import { PcapngCapture } from '../network/index.ts';
import { entryToJson, type Subscriber, type World } from '../simulation/index.ts';
import type { OutputFile } from './output-file.ts';

/** Keeps something of a run, outside the world. */
export interface Recorder {
  /** Before anything is in the world. @returns who hears of each entry of its trace */
  begin(world: World): Subscriber;
  /** After the run, also after one that broke off. */
  end(): void;
}

/** Writes the trace, one JSON object a line. */
export const traceFile = (file: OutputFile): Recorder => ({
  begin: () => (entry) => file.write(`${entryToJson(entry)}\n`),
  end: () => file.close(),
});

/** Writes the capture, as pcapng.
 * @param withSecrets whether TLS can be opened in it */
export function captureFile(file: OutputFile, withSecrets = true): Recorder {
  const capture = new CaptureStream((bytes) => file.write(bytes), withSecrets);
  return {
    begin: (world) => capture.begin(world),
    end: () => {
      capture.end();
      file.close();
    },
  };
}

export interface Hashes {
  /** SHA-256 in hexadecimal of the lines of `--trace`. */
  readonly trace: string;
  /** SHA-256 in hexadecimal of the file of `--pcapng`. */
  readonly capture: string;
}

/** Makes the hashes of what would be written. */
export class Hasher implements Recorder {
  readonly #trace = createHash('sha256');
  readonly #capture = createHash('sha256');
  readonly #stream = new CaptureStream((bytes) => this.#capture.update(bytes));

  begin(world: World): Subscriber {
    const capture = this.#stream.begin(world);
    return (entry) => {
      this.#trace.update(`${entryToJson(entry)}\n`);
      capture(entry);
    };
  }

  end(): void {
    this.#stream.end();
  }

  /** To be asked once, at the end. */
  hashes(): Hashes {
    return { trace: this.#trace.digest('hex'), capture: this.#capture.digest('hex') };
  }
}

/** A capture in pieces, so that a long one does not fill memory. */
class CaptureStream {
  readonly #take: (bytes: Uint8Array) => void;
  readonly #withSecrets: boolean;
  #capture: PcapngCapture | undefined;
  #waiting = 0;

  constructor(take: (bytes: Uint8Array) => void, withSecrets = true) {
    this.#take = take;
    this.#withSecrets = withSecrets;
  }

  begin(world: World): Subscriber {
    const capture = new PcapngCapture({
      epochMillis: (at) => world.epochMillis(at),
      withSecrets: this.#withSecrets,
    });
    this.#capture = capture;
    return (entry) => {
      capture.add(entry);
      if (entry.kind === 'packet' && ++this.#waiting >= 256) this.end();
    };
  }

  end(): void {
    this.#waiting = 0;
    if (this.#capture) this.#take(this.#capture.done());
  }
}
