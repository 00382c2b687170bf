import { type DeviceName, Endpoint, FormatError, type Ipv4, Port } from '../../basics/index.ts';
import { messageText, type RowId } from '../../guide/index.ts';
import {
  type CtlTrustIntent,
  ctlTrustMachine,
  type PhoneStartupEvent,
  type StartupFile,
  type TftpAuthorizationIntent,
  tftpAuthorizationMachine,
} from '../../machines/index.ts';
import {
  type DefaultConfiguration,
  emptyPhoneConfiguration,
  type PhoneConfiguration,
  readDefaultConfiguration,
  readPhoneConfiguration,
} from '../../protocols/config-file/index.ts';
import {
  hasCertificate,
  judgeTrustList,
  type TrustList,
  tftpRecords,
  tftpRecordsOf,
} from '../../protocols/ctl/index.ts';
import { judgeSignedFile } from '../../protocols/signed-file/index.ts';
import type { HasPresent, Present } from '../../simulation/index.ts';
import type { Environment } from '../environment.ts';
import { Statechart } from '../statechart.ts';
import type { Display } from './display.ts';
import type { Flash } from './flash.ts';
import { fileNotFound, statusMessages } from './status-messages.ts';
import { type FileFetch, type FileResult, fetchFile } from './tftp-client.ts';

const tftpPort = Port(69);
/** Printed by the log of a 7942 for its larger files; taken as the limit for all. */
const sizeLimit = 550_001;

/**
 * Loads what a phone needs to start: decides which TFTP server may be asked, fetches the CTL file
 * and the configuration, and judges both. What it finds goes to the startup as events.
 */
export class Loader implements HasPresent {
  readonly #env: Environment;
  readonly #deviceName: DeviceName;
  readonly #flash: Flash;
  readonly #display: Display;
  readonly #report: (event: PhoneStartupEvent) => void;
  readonly #authorization: Statechart<typeof tftpAuthorizationMachine>;
  readonly #trust: Statechart<typeof ctlTrustMachine>;
  #server: Ipv4 | undefined;
  /** The entries that name the servers from which one is chosen. */
  #serversFrom: readonly number[] = [];
  #fetch: FileFetch | undefined;
  /** Of files that have arrived: each may still have to acknowledge its last block again. */
  #fetched: readonly FileFetch[] = [];
  /** The entry with which the last file came. */
  #receivedFrom = 0;
  /** The CTL file on its way into flash, between the verdict and the decision. */
  #received: TrustList | undefined;

  constructor(
    env: Environment,
    phone: { readonly deviceName: DeviceName; readonly flash: Flash; readonly display: Display },
    report: (event: PhoneStartupEvent) => void,
  ) {
    this.#env = env;
    this.#deviceName = phone.deviceName;
    this.#flash = phone.flash;
    this.#display = phone.display;
    this.#report = report;
    this.#authorization = new Statechart(env, tftpAuthorizationMachine, undefined, (intent) =>
      this.#authorize(intent),
    );
    const installed = phone.flash.ctl !== undefined;
    this.#trust = new Statechart(env, ctlTrustMachine, { installed }, (intent) =>
      this.#applyTrust(intent),
    );
    this.#authorization.start();
    this.#trust.start();
  }

  get states(): Readonly<Record<string, string>> {
    return {
      'tftp-authorization': this.#authorization.state,
      'ctl-trust': this.#trust.state,
    };
  }

  /** The TFTP server in use, undefined while none is. */
  get server(): Ipv4 | undefined {
    return this.#server;
  }

  present(into: Present): void {
    into.put(this.#server);
    into.part('authorization', this.#authorization);
    into.part('trust', this.#trust);
    into.part('fetch', this.#fetch);
    for (const fetched of this.#fetched) if (!fetched.isOver) into.part('fetched', fetched);
  }

  /** @param from the entries of the trace that name these servers */
  chooseServer(servers: readonly Ipv4[], from: readonly number[] = []): void {
    this.#server = undefined;
    this.#serversFrom = from;
    this.#authorization.send({ type: 'SERVERS.KNOWN', servers });
  }

  chooseServerAgain(): void {
    this.#authorization.send({ type: 'LIST.CHANGED' });
  }

  giveServerUp(): void {
    this.#authorization.send({ type: 'SERVER.SILENT' });
  }

  stop(): void {
    this.#fetch?.cancel();
    this.#fetch = undefined;
    this.#server = undefined;
  }

  noCtlOnServer(): void {
    this.#receivedFrom = this.#env.trace.causes.current;
    this.#trust.send({ type: 'CTL.ABSENT' });
  }

  /** @param way the row of the guide that this way of deleting is */
  eraseCtl(way: RowId): void {
    this.#trust.send({ type: 'CTL.ERASE', way });
  }

  fetch(file: StartupFile): void {
    const name = this.#nameOf(file);
    const server = Endpoint(this.#server as Ipv4, tftpPort);
    this.#fetch?.cancel();
    const because = [...this.#serversFrom, ...(file === 'ctl' ? [] : this.#ctlFacts)];
    this.#fetch = fetchFile(this.#env, { server, file: name, sizeLimit, because }, (result) => {
      this.#keep(this.#fetch);
      this.#fetch = undefined;
      this.#arrived(file, name, result);
    });
  }

  #keep(fetched: FileFetch | undefined): void {
    const all = fetched ? [...this.#fetched, fetched] : this.#fetched;
    this.#fetched = all.filter(({ isOver }) => !isOver);
  }

  /** With a trust list the phone asks for signed files, unless its server has no certificate there. */
  #nameOf(file: StartupFile): string {
    if (file === 'ctl') return `CTL${this.#deviceName}.tlv`;
    const name = file === 'configuration' ? `${this.#deviceName}.cnf.xml` : 'XMLDefault.cnf.xml';
    return this.#wantsSignedFiles ? `${name}.sgn` : name;
  }

  get #ctlFacts(): readonly number[] {
    return this.#env.trace.facts(this.#env.name, 'CTL file');
  }

  /** What is judged, and by what. */
  get #judgement(): readonly number[] {
    return [this.#receivedFrom, ...this.#ctlFacts];
  }

  get #wantsSignedFiles(): boolean {
    const list = this.#flash.ctl?.list;
    if (!list || !this.#server) return false;
    return tftpRecordsOf(list, this.#server).some(hasCertificate);
  }

  #authorize(intent: TftpAuthorizationIntent): void {
    switch (intent.type) {
      case 'look up': {
        const list = this.#flash.ctl?.list;
        if (!list || tftpRecords(list).length === 0)
          return this.#authorization.send({ type: 'SERVER.NO_LIST' });
        const isListed = tftpRecordsOf(list, intent.server).length > 0;
        return this.#authorization.send({
          type: isListed ? 'SERVER.LISTED' : 'SERVER.NOT_LISTED',
        });
      }
      case 'alarm':
        return this.#display.alarm(
          'alarm/phone/tftp-not-authorized',
          messageText('alarm/phone/tftp-not-authorized', { 'IP address': intent.server }),
          'ctl-file/tftp-authorization-failure',
          [...this.#serversFrom, ...this.#ctlFacts],
        );
      case 'use':
        this.#server = intent.server;
        return this.#report({ type: 'SERVER.CHOSEN' });
      case 'exhausted':
        this.#server = undefined;
        return this.#report({ type: 'SERVERS.EXHAUSTED' });
    }
  }

  #arrived(file: StartupFile, name: string, result: FileResult): void {
    switch (result.outcome) {
      case 'received':
        if (file === 'ctl') return this.#judgeCtl(result.bytes);
        return this.#judgeConfiguration(file, name, result.bytes);
      case 'not-found':
        this.#display.status(fileNotFound(name));
        return this.#report({ type: 'FILE.NOT_FOUND' });
      case 'timeout':
        return this.#report({ type: 'FILE.TIMEOUT' });
      case 'error':
        this.#display.status(statusMessages['tftp-error']);
        return this.#report({ type: 'FILE.ERROR' });
      case 'too-large':
        this.#display.status(statusMessages['tftp-size-error']);
        return this.#report({ type: 'FILE.ERROR' });
    }
  }

  #judgeCtl(bytes: Uint8Array): void {
    this.#receivedFrom = this.#env.trace.causes.current;
    this.#report({ type: 'FILE.RECEIVED' });
    const decision = judgeTrustList(this.#flash.ctl?.list, bytes);
    this.#received = 'list' in decision ? decision.list : undefined;
    this.#trust.send({ type: 'CTL.RECEIVED', verdict: decision.verdict });
  }

  #applyTrust(intent: CtlTrustIntent): void {
    switch (intent.type) {
      case 'store':
        return this.#flash.storeCtl(this.#received as TrustList);
      case 'erase':
        return this.#flash.eraseCtl(intent.way);
      case 'status':
        return this.#display.status(statusMessages[intent.status], { because: this.#judgement });
      case 'alarm':
        return this.#display.alarm(
          intent.alarm,
          messageText('alarm/phone/file-auth-failed'),
          intent.also,
          this.#judgement,
        );
      case 'settled': {
        this.#received = undefined;
        const changed = intent.outcome === 'installed' || intent.outcome === 'updated';
        return this.#report({ type: 'CTL.SETTLED', changed });
      }
    }
  }

  #judgeConfiguration(file: StartupFile, name: string, bytes: Uint8Array): void {
    this.#receivedFrom = this.#env.trace.causes.current;
    this.#report({ type: 'FILE.RECEIVED' });
    const plain = name.endsWith('.sgn') ? this.#authenticated(name, bytes) : bytes;
    const configuration = plain && this.#parsed(file, plain);
    if (!configuration) return this.#report({ type: 'CONFIGURATION.REFUSED' });
    this.#flash.storeConfiguration(configuration, name, plain);
    this.#report({ type: 'CONFIGURATION.ACCEPTED' });
  }

  /** The file inside a signed one, undefined when the signature is not that of a TFTP server in the CTL. */
  #authenticated(name: string, bytes: Uint8Array): Uint8Array | undefined {
    const list = this.#flash.ctl?.list;
    if (!list) return undefined;
    const decision = judgeSignedFile(list, bytes, name);
    if (decision.verdict === 'ok') return decision.file.payload;
    const signerIsWrong =
      decision.verdict === 'unknown-signer' || decision.verdict === 'signer-role';
    this.#display.alarm(
      'alarm/phone/file-auth-failed',
      messageText('alarm/phone/file-auth-failed'),
      signerIsWrong ? 'ctl-file/phone-cannot-authenticate-other-files' : undefined,
      this.#judgement,
    );
    return undefined;
  }

  #parsed(file: StartupFile, bytes: Uint8Array): PhoneConfiguration | undefined {
    try {
      if (file === 'configuration') return readPhoneConfiguration(bytes);
      return configurationOfDefault(readDefaultConfiguration(bytes));
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      this.#display.status(statusMessages['configuration-not-usable'], {
        because: [this.#receivedFrom],
      });
      return undefined;
    }
  }
}

/** A phone that the database does not know gets only the servers to register with. */
const configurationOfDefault = ({ callManagers }: DefaultConfiguration): PhoneConfiguration => ({
  ...emptyPhoneConfiguration,
  callManagers,
});
