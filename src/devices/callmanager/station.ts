import { type DeviceName, formatEndpoint, Millis } from '../../basics/index.ts';
import { row } from '../../guide/index.ts';
import {
  englishText,
  resetType,
  type SccpMessage,
  type SccpMessageOf,
  unregisterStatus,
} from '../../protocols/sccp/index.ts';
import type { EntryBody, HasPresent, Present } from '../../simulation/index.ts';
import { describeCertificate } from '../capf-server/index.ts';
import { databaseHost, databaseSettings } from '../database-settings.ts';
import type { Environment } from '../environment.ts';
import { admit, type Rejection } from './admission.ts';
import { answersTo, keepAliveAck, registerAck } from './answers.ts';
import type { ClusterDatabase, DeviceRecord, DeviceSecurityMode } from './cluster-database.ts';
import { outgoing } from './outgoing.ts';
import { type PhoneStream, type Protection, protectionOf } from './protection.ts';
import { alarmText } from './security-alarms.ts';
import { securityModeFacts } from './security-mode-facts.ts';
import { SccpSession, type SessionUser } from './session.ts';
import type { CallManagerSettings } from './settings.ts';
import type { TraceFiles } from './trace-files.ts';

type RegisterFields = SccpMessageOf<'Register'>['fields'];

/** What a station has of the server that it is connected to. */
export interface StationServer {
  readonly env: Environment;
  readonly database: ClusterDatabase;
  readonly settings: CallManagerSettings;
  readonly traceFiles: TraceFiles;
  /** A device registers through this station, and from now on through no other. */
  claim(name: DeviceName, station: Station): void;
  /** The registration is complete. */
  registered(name: DeviceName, mode: DeviceSecurityMode): void;
  /** The device is not registered through this station any more. */
  released(name: DeviceName, station: Station): void;
  /** The connection is closed. */
  closed(station: Station): void;
}

/**
 * `connected`: nothing but keepalives, as from a phone for which this is the standby server;
 * `registering`: acknowledged, capabilities are to come; with them it is `registered`.
 */
type State = 'connected' | 'registering' | 'registered' | 'closed';

/** Intervals without any message after which a phone is taken for gone. */
const missedKeepalives = 3;

/** In seconds, after RegisterTokenReject. Not documented; what clones of CallManager use. */
const tokenWaitTime = 60;

/** One connection of a phone, and the registration on it. */
export class Station implements SessionUser, HasPresent {
  readonly session: SccpSession;
  readonly #server: StationServer;
  readonly #stream: PhoneStream;
  #protection: Protection = { mode: 'nonsecure' };
  #state: State = 'connected';
  #device: DeviceRecord | undefined;
  #hasServed = false;
  /** The entry with which TLS was up; behind it the phone has shown its certificate. */
  #openedBy = 0;

  constructor(server: StationServer, stream: PhoneStream) {
    this.#server = server;
    this.#stream = stream;
    const { secondaryKeepaliveInterval } = server.settings;
    this.session = new SccpSession(
      server.env,
      stream,
      patienceFor(secondaryKeepaliveInterval),
      this,
    );
  }

  present(into: Present): void {
    const protection = this.#protection;
    into.put(this.#state, this.#device?.name, protection.mode);
    if (protection.mode !== 'nonsecure') into.bytes(protection.certificate.der);
    into.part('session', this.session);
  }

  opened(): void {
    this.#protection = protectionOf(this.#stream);
    this.#openedBy = this.#server.env.trace.causes.current;
    if (this.#protection.mode === 'nonsecure') return;
    const { cipherSuite, certificate } = this.#protection;
    this.#sdl(`TLS is up, ${cipherSuite}, ${describeCertificate(certificate)}`);
  }

  received(message: SccpMessage): void {
    switch (message.name) {
      case 'KeepAlive':
        this.session.send(keepAliveAck);
        break;
      case 'Alarm':
        this.#log(`Alarm: ${message.fields.text}`);
        break;
      case 'Register':
        this.#register(message.fields);
        break;
      case 'RegisterTokenReq':
        this.#grantToken(message.fields.deviceName);
        break;
      case 'Unregister':
        this.#unregister();
        break;
      case 'CapabilitiesRes':
        this.#complete();
        break;
      case 'Unknown':
        this.#log(`message 0x${message.fields.id.toString(16)} is not known`);
        break;
      default:
        this.#answer(message);
    }
  }

  closed(why: string): void {
    if (this.session.tlsFailure) this.#sdl(this.session.tlsFailure);
    if (this.#device) this.#release(why, 'closed');
    else if (!this.#hasServed) this.#log(`connection closed before registration: ${why}`);
    this.#server.closed(this);
  }

  /** Tells the phone to start over. */
  reset(type: keyof typeof resetType): void {
    this.#log(`is told to ${type}`);
    this.session.send(outgoing('Reset', type, { type: resetType[type] }));
  }

  #register(fields: RegisterFields): void {
    if (this.#device) this.#release('it registers again', 'connected');
    const { database, settings } = this.#server;
    const admission = admit(database, fields, this.#protection);
    if (!admission.device) {
      this.#reject(fields, admission);
      return;
    }
    const { device, isNew } = admission;
    this.#server.claim(device.name, this);
    this.#device = device;
    this.#hasServed = true;
    if (isNew) this.#tellOfNew(device);
    this.#enter('registering');
    const { keepaliveInterval, secondaryKeepaliveInterval } = settings;
    this.session.patience = patienceFor(keepaliveInterval);
    this.session.send(...registerAck(keepaliveInterval, secondaryKeepaliveInterval));
  }

  /** That the server closes the connection then is not documented; chosen here. */
  #reject(fields: RegisterFields, rejection: Rejection): void {
    const { text, reason } = rejection;
    const notice = this.#noticeOf(fields, rejection);
    const because = this.#groundsFor(fields.deviceName, rejection);
    const refuse = () => {
      this.session.send({
        ...outgoing('RegisterReject', englishText(text), { text }),
        ...(!notice && { because }),
      });
      this.session.end(
        `registration of ${fields.deviceName} rejected, ${englishText(text)}: ${reason}`,
      );
    };
    const { env } = this.#server;
    if (notice) env.trace.recordAnd(env.name, notice, refuse, because);
    else refuse();
  }

  /** The entries on which it rests that a phone is turned away. */
  #groundsFor(deviceName: string, { alarm, finding }: Rejection): readonly number[] {
    const { database, env } = this.#server;
    const { trace } = env;
    if (alarm === 'alarm/callmanager/name-mismatch') return [this.#openedBy];
    if (alarm) return [trace.causes.current, ...securityModeFacts(trace, database, deviceName)];
    const { device, clusterSecurityMode, autoRegistration } = databaseSettings;
    const names = finding ? [clusterSecurityMode, autoRegistration] : [];
    return trace.facts(databaseHost, device(deviceName), ...names);
  }

  #tellOfNew({ name, model, lines, deviceSecurityMode }: DeviceRecord): void {
    const [line = 'none'] = lines;
    this.#log(`auto-registration assigns directory number ${line}`);
    this.#server.env.trace.record(databaseHost, {
      kind: 'setting',
      name: databaseSettings.device(name),
      value: `${model}, ${deviceSecurityMode}, line ${line}`,
    });
  }

  /** What somebody should hear of who does not read the log. */
  #noticeOf(
    { deviceName, deviceType }: RegisterFields,
    { alarm, finding }: Rejection,
  ): EntryBody | undefined {
    if (finding) return { kind: 'finding', guide: finding, text: row(finding).text };
    if (!alarm) return undefined;
    const { address } = this.session.peer;
    const { port } = this.#stream.local;
    const node = this.#server.env.name;
    const text = alarmText(alarm, { port, deviceName, address, deviceType, node });
    return { kind: 'alarm', text, guide: alarm };
  }

  #complete(): void {
    const device = this.#device;
    if (!device || this.#state === 'registered') return;
    this.#enter('registered');
    const { mode } = this.#protection;
    const line = `directory number ${device.lines.join(', ') || 'none'}`;
    this.#log(`registered, ${device.model}, ${line}${mode === 'nonsecure' ? '' : `, ${mode}`}`);
    this.#server.registered(device.name, mode);
  }

  #grantToken(name: string): void {
    this.session.send(
      this.#server.database.device(name)
        ? outgoing('RegisterTokenAck', '')
        : outgoing('RegisterTokenReject', `${tokenWaitTime} s`, { waitTime: tokenWaitTime }),
    );
  }

  #unregister(): void {
    const status = this.#device ? 'ok' : 'error';
    if (this.#device) this.#release('it asked for it', 'connected');
    this.session.send(outgoing('UnregisterAck', status, { status: unregisterStatus[status] }));
  }

  #answer(message: SccpMessage): void {
    const device = this.#device;
    if (!device) {
      this.#log(`${message.name} before registration`);
      return;
    }
    const { env, database, settings } = this.#server;
    const date = env.date();
    const facts = { database, device, serverName: env.name, port: settings.port, date };
    this.session.send(...answersTo(message, facts));
  }

  #release(why: string, next: 'connected' | 'closed'): void {
    const device = this.#device as DeviceRecord;
    this.#log(`unregistered: ${why}`);
    this.#enter(next);
    this.#device = undefined;
    this.session.patience = patienceFor(this.#server.settings.secondaryKeepaliveInterval);
    this.#server.released(device.name, this);
  }

  #enter(state: State): void {
    this.#sdl(`${this.#state} -> ${state}`);
    this.#state = state;
  }

  #sdl(text: string): void {
    this.#server.traceFiles.sdl(`${this.#who}: ${text}`);
  }

  #log(text: string): void {
    this.#server.traceFiles.ccm(`${this.#who}: ${text}`);
  }

  get #who(): string {
    const peer = formatEndpoint(this.session.peer);
    return this.#device ? `${this.#device.name} (${peer})` : peer;
  }
}

const patienceFor = (interval: Millis): Millis => Millis(missedKeepalives * interval);
