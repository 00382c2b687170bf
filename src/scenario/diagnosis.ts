import { FormatError } from '../basics/index.ts';
import { type RowId, row } from '../guide/index.ts';
import {
  ctlFileName,
  hasCertificate,
  readTrustList,
  type TrustList,
  tftpRecordsOf,
} from '../protocols/ctl/index.ts';
import type { EntryOf, HasPresent, HostName, Present, TraceEntry } from '../simulation/index.ts';
import type { Site } from './site.ts';

/**
 * What an engineer concludes who sees the whole site, where no single device can: each finding is
 * a row of the guide, recorded because of the entry that made the facts add up. Devices record the
 * findings that they can come to by themselves.
 */
export class Diagnosis implements HasPresent {
  readonly #site: Site;
  /** The address in the alarm that each phone raised last. */
  readonly #alarmed = new Map<HostName, string>();
  /** The servers that each phone refused since it last registered or started. */
  readonly #refused = new Map<HostName, Set<string>>();
  /** MD5 of the CTL file as a phone's screen and as MD5UTIL.EXE on a server last showed it. */
  readonly #onPhone = new Map<HostName, string>();
  readonly #onServer = new Map<HostName, string>();

  constructor(site: Site) {
    this.#site = site;
    site.world.trace.subscribe((entry) => this.#note(entry));
  }

  present(into: Present): void {
    for (const phone of this.#site.phones.keys()) {
      into.put(this.#alarmed.get(phone), ...(this.#refused.get(phone) ?? []));
      into.put(this.#onPhone.get(phone));
    }
    for (const server of this.#site.servers.keys()) into.put(this.#onServer.get(server));
  }

  #note(entry: TraceEntry): void {
    switch (entry.kind) {
      case 'power':
      case 'registration':
        this.#refused.delete(entry.host);
        return;
      case 'alarm':
        if (entry.guide === 'alarm/phone/tftp-not-authorized')
          this.#alarmed.set(entry.host, addressIn(entry));
        return;
      case 'finding':
        if (entry.guide === 'ctl-file/tftp-authorization-failure') this.#tftpNotAuthorized(entry);
        return;
      case 'store':
        return this.#deletedOnAllServers(entry);
      case 'message':
        return this.#asksForUnsignedFile(entry);
      case 'screen':
      case 'console':
        return this.#compareMd5(entry);
      default:
        return;
    }
  }

  /** Guide, "Using Alarms", and Table 9-3, "Phone reports TFTP authorization failure". */
  #tftpNotAuthorized(failure: EntryOf<'finding'>): void {
    const address = this.#alarmed.get(failure.host) ?? '';
    const refused = this.#refused.get(failure.host) ?? new Set();
    const isSecond = refused.size === 1 && !refused.has(address);
    refused.add(address);
    this.#refused.set(failure.host, refused);
    if (isSecond) this.#find(failure, 'alarm/phone/tftp-not-authorized-twice');
    const known = this.#serversThatName(address);
    if (known.length > 0)
      this.#find(failure, 'ctl-file/tftp-authorization-failure/new-record', {
        because: [failure.seq, ...known.flatMap((server) => this.#facts(server, ctlFileName))],
      });
  }

  /** The servers whose CTL file has a record that the phone, which refused, does not have. */
  #serversThatName(address: string): HostName[] {
    return [...this.#site.servers].flatMap(([name, { files }]) => {
      const list = trustListIn(files.find(ctlFileName));
      return list !== undefined && tftpRecordsOf(list, address).length > 0 ? [name] : [];
    });
  }

  /** Guide, Deleting the CTL File on the Server. */
  #deletedOnAllServers(entry: EntryOf<'store'>): void {
    if (entry.action !== 'deleted' || entry.what !== ctlFileName) return;
    const servers = [...this.#site.servers.values()];
    if (servers.every(({ files }) => files.find(ctlFileName) === undefined))
      this.#find(entry, 'ctl-file/delete-on-servers', {
        because: [...this.#site.servers.keys()].flatMap((name) => this.#facts(name, ctlFileName)),
      });
  }

  /** Guide, Table 9-3, "Phone does not request signed configuration files": its CTL file has the TFTP
   * server, and no certificate for it. */
  #asksForUnsignedFile(request: EntryOf<'message'>): void {
    if (request.protocol !== 'TFTP' || !unsignedConfiguration.test(request.detail)) return;
    const list = this.#site.phones.get(request.host)?.flash.ctl?.list;
    const records = list ? tftpRecordsOf(list, request.to.address) : [];
    if (records.length > 0 && !records.some(hasCertificate))
      this.#find(request, 'ctl-file/phone-does-not-request-signed-files');
  }

  /** Guide, Comparing CTL File Versions on the Cisco IP Phone and Server. */
  #compareMd5(entry: EntryOf<'screen'> | EntryOf<'console'>): void {
    const isPhone = entry.kind === 'screen';
    const text = isPhone ? entry.lines.join('\n') : entry.output;
    const pattern = isPhone ? /MD5 ([0-9a-f]{32})/ : /^([0-9a-f]{32})$/;
    const [, md5] = pattern.exec(text) ?? [];
    if (md5 === undefined) return;
    const own = isPhone ? this.#onPhone : this.#onServer;
    if (own.get(entry.host) === md5) return;
    own.set(entry.host, md5);
    for (const [host, other] of isPhone ? this.#onServer : this.#onPhone) {
      const [phone, server] = isPhone ? [entry.host, host] : [host, entry.host];
      const verdict = other === md5 ? 'the same CTL file as' : 'another CTL file than';
      this.#find(entry, 'ctl-file/compare-md5', {
        text: `${phone} has ${verdict} ${server}`,
        because: [...this.#facts(phone, 'CTL file'), ...this.#facts(server, ctlFileName)],
      });
    }
  }

  #find(
    { host, seq }: TraceEntry,
    guide: RowId,
    { text = row(guide).text, because }: { text?: string; because?: readonly number[] } = {},
  ): void {
    this.#site.world.trace.record(host, { kind: 'finding', guide, text }, seq, because);
  }

  #facts(host: HostName, name: string): readonly number[] {
    return this.#site.world.trace.facts(host, name);
  }
}

/** `SEP001122334455.cnf.xml, octet`: not followed by `.sgn`. */
const unsignedConfiguration = /^(?:SEP[0-9A-F]{12}|XMLDefault)\.cnf\.xml,/;

/** The server that TFTP Not Authorized names. */
const addressIn = ({ text }: EntryOf<'alarm'>): string => text.slice(text.lastIndexOf(' ') + 1);

/** Undefined when there is no file, or one that is damaged. */
function trustListIn(file: Uint8Array | undefined): TrustList | undefined {
  try {
    return file && readTrustList(file);
  } catch (error) {
    if (error instanceof FormatError) return undefined;
    throw error;
  }
}
