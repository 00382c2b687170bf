import type { FileSource } from './file-source.ts';

const ctlFileOfOnePhone = /^CTLSEP[0-9A-F]{12}\.tlv$/i;
const ctlFileOfAll = 'CTLFile.tlv';

/**
 * The files as the TFTP service of CallManager serves them: a phone asks for `CTLSEP<MAC>.tlv`
 * (packet capture of a 7940) and gets the file of that name when there is one, else `CTLFile.tlv`,
 * unchanged: the name in its header stays `CTLFile.tlv` (usecallmanager.nz, "Device Security").
 * That a file of the phone's own goes first is not documented; chosen here.
 */
export class CallManagerFiles implements FileSource {
  readonly #files: FileSource;

  constructor(files: FileSource) {
    this.#files = files;
  }

  read(name: string): Uint8Array | undefined {
    return this.#files.read(this.#served(name));
  }

  facts(name: string): readonly number[] {
    return this.#files.facts?.(this.#served(name)) ?? [];
  }

  #served(name: string): string {
    if (!ctlFileOfOnePhone.test(name)) return name;
    return this.#files.read(name) ? name : ctlFileOfAll;
  }
}
