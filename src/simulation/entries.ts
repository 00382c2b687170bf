import type { Endpoint, MacAddress, Millis } from '../basics/index.ts';

/** The name of a host as the scenario gives it: `phone-1`, `publisher`. `site` is nobody's own. */
export type HostName = string;

/**
 * One observable thing. `seq` counts from 1; `cause` is the `seq` of the entry that brought this
 * one about, so that a chain leads from any symptom back to the root.
 */
export type TraceEntry = EntryHead & EntryBody;

export interface EntryHead {
  readonly seq: number;
  readonly at: Millis;
  readonly host: HostName;
  readonly cause?: number;
  /**
   * The entries that state what this one rests on, where it is a decision: the setting that an answer
   * repeats, the file that was judged and the one it was judged by. Together they are all of it: from
   * here the way to the root leads through them, while `cause` only says why it happened now.
   */
  readonly because?: readonly number[];
}

export type EntryBody =
  | StepEntry
  | VerdictEntry
  | SayEntry
  | SettingEntry
  | PowerEntry
  | PacketEntry
  | FateEntry
  | MessageEntry
  | TransitionEntry
  | ScreenEntry
  | StatusEntry
  | AlarmEntry
  | StoreEntry
  | LogEntry
  | CounterEntry
  | RegistrationEntry
  | FindingEntry
  | ConsoleEntry
  | TlsSecretEntry;

export type EntryKind = EntryBody['kind'];
export type EntryOf<Kind extends EntryKind> = EntryHead & Extract<EntryBody, { kind: Kind }>;

/** A row of the guide that this entry is an instance of: `alarm/phone/tftp-not-authorized`. */
interface OfGuide {
  readonly guide?: string;
}

/** A person did something: the root of most chains. */
export interface StepEntry {
  readonly kind: 'step';
  readonly text: string;
}

/** What became of an expectation. */
export interface VerdictEntry {
  readonly kind: 'verdict';
  /** The line of the scenario file. */
  readonly line: number;
  readonly expected: string;
  readonly held: boolean;
  /** The entries that met the expectation, or that broke it. */
  readonly evidence: readonly number[];
  /** Why it failed, in one sentence; empty when it held. */
  readonly problem: string;
}

/** Words for whoever watches. */
export interface SayEntry {
  readonly kind: 'say';
  readonly text: string;
}

/** How something was set up or changed: `option 150` = `10.1.0.11`. */
export interface SettingEntry {
  readonly kind: 'setting';
  readonly name: string;
  readonly value: string;
}

export interface PowerEntry extends OfGuide {
  readonly kind: 'power';
  readonly state: 'on' | 'off' | 'restarting';
  readonly reason: string;
}

/** A packet left the interface of `host`. */
export interface PacketEntry {
  readonly kind: 'packet';
  readonly packet: PacketRecord;
}

/** A packet as it lies on the wire, without the headers that follow from it. */
export interface PacketRecord {
  readonly transport: 'udp' | 'tcp';
  readonly source: Endpoint;
  readonly destination: Endpoint;
  readonly sourceMac: MacAddress;
  readonly destinationMac: MacAddress;
  /** IP identification, counted by the sending host. */
  readonly identification: number;
  readonly payload: Uint8Array;
  readonly tcp?: TcpHeader;
}

export interface TcpHeader {
  readonly sequence: number;
  readonly acknowledgement: number;
  readonly flags: TcpFlags;
  readonly window: number;
  /** Maximum segment size, an option of the SYN. */
  readonly mss?: number;
}

export interface TcpFlags {
  readonly syn?: boolean;
  readonly ack?: boolean;
  readonly fin?: boolean;
  readonly rst?: boolean;
  readonly psh?: boolean;
}

/** What became of a packet other than its arrival; the cause is the packet. */
export interface FateEntry {
  readonly kind: 'fate';
  readonly fate: 'lost' | 'duplicated' | 'delayed' | 'undeliverable' | 'no listener';
  readonly why: string;
}

/** A device sent a message of a protocol; packets carry it. */
export interface MessageEntry extends OfGuide {
  readonly kind: 'message';
  /** `TFTP`, `DHCP`, `SCCP`, … */
  readonly protocol: string;
  /** The message's own name: `Read Request`, `RegisterAck`. */
  readonly name: string;
  readonly to: Endpoint;
  /** What else is worth reading: `CTLSEP001122334455.tlv, octet`. */
  readonly detail: string;
}

/** A statechart took a transition. */
export interface TransitionEntry {
  readonly kind: 'transition';
  readonly machine: string;
  readonly event: string;
  readonly from: string;
  readonly to: string;
}

/** The display of a phone changed. */
export interface ScreenEntry extends OfGuide {
  readonly kind: 'screen';
  readonly title: string;
  readonly lines: readonly string[];
  readonly softkeys: readonly string[];
}

/** A line in the Status Messages of a phone. */
export interface StatusEntry extends OfGuide {
  readonly kind: 'status';
  readonly text: string;
}

/** An alarm, on a phone or of CallManager, in the guide's words. */
export interface AlarmEntry extends OfGuide {
  readonly kind: 'alarm';
  readonly text: string;
}

/** A file or a setting was written to flash or to a server's disk, or deleted from it. */
export interface StoreEntry extends OfGuide {
  readonly kind: 'store';
  readonly action: 'stored' | 'kept' | 'deleted';
  /** `CTL file`, `configuration`, or a server's file name. */
  readonly what: string;
  readonly detail: string;
  /** MD5 of the contents, lower-case hexadecimal, where there are any. */
  readonly md5?: string;
  /** What was stored, to be looked into and not to be changed; the written form leaves it out. */
  readonly contents?: Uint8Array;
}

/** A line in a log file of a server, at the path the guide documents. */
export interface LogEntry extends OfGuide {
  readonly kind: 'log';
  readonly file: string;
  readonly text: string;
}

/** A performance counter changed. */
export interface CounterEntry extends OfGuide {
  readonly kind: 'counter';
  readonly object: string;
  readonly counter: string;
  readonly value: number;
}

/** A phone became registered with a server, or ceased to be. */
export interface RegistrationEntry extends OfGuide {
  readonly kind: 'registration';
  readonly state: 'registered' | 'unregistered';
  /** As the phone's configuration file names it: an address or a name. */
  readonly server: string;
  readonly detail: string;
  /** How the connection is protected, which is what the security icon shows: a shield for
   * `authenticated`, a lock for `encrypted`. */
  readonly security?: 'nonsecure' | 'authenticated' | 'encrypted';
}

/** The facts in the trace add up to a row of the guide. */
export interface FindingEntry {
  readonly kind: 'finding';
  readonly guide: string;
  readonly text: string;
}

/** A tool on a server printed something: MD5UTIL.EXE. */
export interface ConsoleEntry extends OfGuide {
  readonly kind: 'console';
  readonly command: string;
  readonly output: string;
}

/** A TLS connection has its keys: with these a capture of it can be read (NSS key log). */
export interface TlsSecretEntry {
  readonly kind: 'tls-secret';
  /** 32 bytes, lower-case hexadecimal. */
  readonly clientRandom: string;
  /** 48 bytes, lower-case hexadecimal. */
  readonly masterSecret: string;
}
