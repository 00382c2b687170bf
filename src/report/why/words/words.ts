import type { Millis } from '../../../basics/index.ts';
import type { EntryKind, EntryOf, HostName } from '../../../simulation/index.ts';

/** What a sentence has to be told besides its entry. */
export interface Told {
  /** The name of the host that has the address, or the address itself. */
  host(address: string): string;
  /** The message for whose answer was waited in vain before this entry came, where for one. */
  readonly awaited: string | undefined;
}

/** The messages of one protocol between two hosts, oldest first. */
export interface Exchange {
  readonly protocol: string;
  /** The other of the two: the one that did not send the last message. */
  readonly other: string;
  readonly names: readonly string[];
  /** What the last message says besides its name. */
  readonly detail: string;
}

/** A server, or whoever else stands in a CTL file or shows a certificate, by name or address. */
export type Party = string;

/** An option of a DHCP server. */
export interface Option {
  readonly name: string;
  readonly host: HostName;
}

/** What was held against each other, and does not go together. */
export interface Clashes {
  /** TFTP Not Authorized. */
  tftpNotAuthorized(facts: {
    readonly phone: HostName;
    readonly address: string;
    /** Undefined for the alternate TFTP setting of the phone. */
    readonly setting: Option | undefined;
    readonly records: readonly string[];
  }): string;
  /** A signed file, or a CTL file, that somebody signed whom the phone does not know. */
  unknownSigner(facts: {
    readonly phone: HostName;
    readonly file: string;
    readonly server: HostName;
    readonly signer: Party;
    /** Whose signature the phone would accept. */
    readonly known: readonly Party[];
    /** Whether the new file itself adds the signer. */
    readonly isAdded: boolean;
  }): string;
  /** The bytes of a file are not those that were signed. */
  changedFile(facts: {
    readonly file: string;
    readonly server: HostName;
    readonly signer: Party;
  }): string;
  /** A file that is none. */
  damagedFile(facts: {
    readonly file: string;
    readonly server: HostName;
    readonly problem: string;
  }): string;
  /** A server signs with, or shows, another certificate than the CTL file has of it. */
  wrongCertificate(facts: {
    readonly phone: HostName;
    readonly server: HostName;
    readonly shown: Party;
    /** Whose certificate the CTL file has in the record of that server; undefined for none. */
    readonly recorded: Party | undefined;
  }): string;
  /** The CTL file has a TFTP server without a certificate, so that no signed files are asked for. */
  recordWithoutCertificate(facts: { readonly phone: HostName; readonly server: Party }): string;
  emptyFile(facts: { readonly file: string; readonly server: HostName }): string;
  /** The CTL file has no record of a CallManager, or none with a certificate. */
  noRecord(facts: { readonly phone: HostName; readonly server: Party }): string;
  missingFile(facts: { readonly server: HostName; readonly file: string }): string;
  unknownDevice(facts: { readonly device: string }): string;
  securityMode(facts: {
    readonly device: string;
    /** What the database says, and how the phone comes. */
    readonly database: string;
    readonly phone: string;
  }): string;
  otherName(facts: { readonly phone: HostName; readonly certificate: string }): string;
  serviceDown(facts: {
    readonly server: HostName;
    readonly service: string;
    readonly state: string;
  }): string;
  noPower(facts: { readonly host: HostName }): string;
  noSuchHost(facts: { readonly address: string; readonly setting: Option | undefined }): string;
  cutLink(facts: { readonly link: string }): string;
  lossyNetwork(facts: { readonly conditions: string }): string;
  /** In the words of the log line that tells of the decision. */
  decided(facts: { readonly host: HostName; readonly line: string }): string;
  lacks(facts: { readonly phone: HostName; readonly text: string }): string;
}

export interface Words {
  /** Each kind of entry as a sentence about the host that stands before it. */
  readonly sentences: {
    readonly [Kind in EntryKind]: (entry: EntryOf<Kind>, told: Told) => string;
  };
  exchange(exchange: Exchange): string;
  /** Who gets a broadcast. */
  readonly everybody: string;
  readonly clashes: Clashes;
  /** Where nothing clashes: what somebody did is all there is to say. */
  deed(text: string): string;
  /** A fact, in short: what it is about has been told before. */
  fact(entry: EntryOf<'setting'> | EntryOf<'store'>): string;
  readonly fromTheStart: string;
  sinceMoment(at: Millis): string;
  byStep(text: string, line: number | undefined): string;
  readonly headings: {
    readonly why: string;
    /** Stands before what the hop of that number rests on. */
    rests(hop: number): string;
    readonly guide: string;
    readonly root: string;
    left(count: number): string;
  };
}
