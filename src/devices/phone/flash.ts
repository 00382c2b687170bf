import { hex, type Ipv4 } from '../../basics/index.ts';
import type { RowId } from '../../guide/index.ts';
import type { CapfMode } from '../../machines/index.ts';
import { type Identity, md5Hex } from '../../pki/index.ts';
import type { PhoneConfiguration } from '../../protocols/config-file/index.ts';
import type { ParsedRecord, TrustList } from '../../protocols/ctl/index.ts';
import type { HasPresent, Present, StoreEntry } from '../../simulation/index.ts';
import type { Environment } from '../environment.ts';

export interface InstalledCtl {
  readonly list: TrustList;
  /** As the CTL File screen shows it. (Guide, Comparing CTL File Versions) */
  readonly md5: string;
}

/** What a phone keeps without power. Each change is a trace entry. */
export class Flash implements HasPresent {
  readonly #env: Environment;
  #ctl: InstalledCtl | undefined;
  #configuration: PhoneConfiguration | undefined;
  #alternateTftp: Ipv4 | undefined;
  #lsc: Identity | undefined;
  #capfMode: CapfMode = 'none';
  #toldSecurityMode: string = securityModes[1];

  constructor(env: Environment) {
    this.#env = env;
  }

  get ctl(): InstalledCtl | undefined {
    return this.#ctl;
  }

  get configuration(): PhoneConfiguration | undefined {
    return this.#configuration;
  }

  /** Set by hand in the Network Configuration menu; it goes before what DHCP says. */
  get alternateTftp(): Ipv4 | undefined {
    return this.#alternateTftp;
  }

  /** The locally significant certificate and its key. */
  get lsc(): Identity | undefined {
    return this.#lsc;
  }

  /** Of a CAPF operation that is not over yet: it outlives a power failure. (Cisco CUCM security
   * guide, chapter on CAPF) */
  get capfMode(): CapfMode {
    return this.#capfMode;
  }

  present(into: Present): void {
    into.bytes(this.#ctl?.list.bytes);
    into.data(this.#configuration);
    into.put(this.#alternateTftp, this.#capfMode);
    into.bytes(this.#lsc?.certificate.der);
  }

  storeCtl(list: TrustList): void {
    const md5 = md5Hex(list.bytes);
    this.#ctl = { list, md5 };
    const { signerName, timestamp } = list.header;
    const signed = `signed by ${commonName(signerName)} on ${timestamp.toISOString().replace('.000', '')}`;
    const detail = `${list.records.length} records: ${ctlEntries(list).join(', ')}; ${signed}`;
    this.#record('stored', 'CTL file', detail, { md5, contents: list.bytes });
  }

  /** @param guide the row of the guide that this way of deleting is */
  eraseCtl(guide: RowId): void {
    const md5 = this.#ctl?.md5;
    this.#ctl = undefined;
    this.#record('deleted', 'CTL file', 'by the Erase softkey', { guide, ...(md5 && { md5 }) });
  }

  /** @param contents of the file, without its signature */
  storeConfiguration(configuration: PhoneConfiguration, file: string, contents?: Uint8Array): void {
    this.#configuration = configuration;
    this.#record('stored', 'configuration', file, contents && { contents });
    this.#tellSecurityMode();
  }

  /** Without a configuration a phone is nonsecure. */
  #tellSecurityMode(): void {
    const value = securityModes[this.#configuration?.deviceSecurityMode ?? 1];
    if (value === this.#toldSecurityMode) return;
    this.#toldSecurityMode = value;
    const { trace, name } = this.#env;
    trace.record(name, { kind: 'setting', name: 'device security mode', value });
  }

  setAlternateTftp(server: Ipv4 | undefined): void {
    this.#alternateTftp = server;
    this.#record(server ? 'stored' : 'deleted', 'alternate TFTP server', server ?? '');
  }

  storeLsc(lsc: Identity): void {
    const { subject, issuer, serial, notAfter, publicKeyBits, der } = lsc.certificate;
    this.#lsc = lsc;
    const until = notAfter.toISOString().slice(0, 10);
    const detail = `${subject}, issued by ${issuer}, serial number ${hex(serial)}, valid to ${until}, ${publicKeyBits} bits`;
    this.#record('stored', 'LSC', detail, { md5: md5Hex(der), contents: der });
  }

  deleteLsc(): void {
    const { certificate } = this.#lsc ?? {};
    this.#lsc = undefined;
    if (certificate)
      this.#record('deleted', 'LSC', certificate.subject, { md5: md5Hex(certificate.der) });
  }

  /** @param mode `none` once the operation is over */
  setCapfMode(mode: CapfMode): void {
    if (mode === this.#capfMode) return;
    const isOver = mode === 'none';
    this.#record(isOver ? 'deleted' : 'stored', 'CAPF operation', isOver ? this.#capfMode : mode);
    this.#capfMode = mode;
  }

  /** What the Erase softkey under Settings of a 7970 deletes besides the CTL file. Which settings
   * these are the guide leaves to the administration guide; those held here are taken. */
  eraseSettings(): void {
    if (this.#configuration) this.#record('deleted', 'configuration', 'by the Erase softkey');
    this.#configuration = undefined;
    this.#tellSecurityMode();
    if (this.#alternateTftp) this.setAlternateTftp(undefined);
  }

  #record(
    action: 'stored' | 'deleted',
    what: string,
    detail: string,
    more: Pick<StoreEntry, 'md5' | 'contents'> & { readonly guide?: RowId } = {},
  ): void {
    this.#env.trace.record(this.#env.name, { kind: 'store', action, what, detail, ...more });
  }
}

/** The words of the guide for the values of deviceSecurityMode. */
export const securityModes = { 1: 'nonsecure', 2: 'authenticated', 3: 'encrypted' } as const;

/** The entries of a CTL file as the phone lists them. (Security guide of CallManager 4.1(3)) */
export const ctlEntries = (list: TrustList): string[] => list.records.map(entryName);

function entryName({ role, subjectName, address }: ParsedRecord): string {
  switch (role) {
    case 'SAST':
      return `Security Token ${commonName(subjectName)}`;
    case 'CCM+TFTP':
      return `CallManager / TFTP Server ${address}`;
    case 'CCM':
      return `CallManager ${address}`;
    case 'TFTP':
      return `TFTP Server ${address}`;
    case 'CAPF':
      return `CAPF Server ${address}`;
    default:
      return `${role ?? 'Unknown role'} ${address ?? ''}`.trimEnd();
  }
}

/** Only for display: names in a CTL file are opaque otherwise. */
const commonName = (name = ''): string => /CN=([^;,]*)/.exec(name)?.[1] ?? name;
