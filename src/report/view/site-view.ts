import type { Ipv4, Millis } from '../../basics/index.ts';
import type { EntryOf, HostName } from '../../simulation/index.ts';

/** What the site looks like at one point of a run, as far as the trace has told. */
export interface SiteView {
  /** The moment of the last entry that counts; 0 where none does. */
  readonly at: Millis;
  /** How many entries count, from the first. */
  readonly length: number;
  /** The phones, then the servers, each in the order in which the trace first names them. */
  readonly devices: readonly DeviceView[];
  readonly phones: readonly PhoneView[];
  readonly servers: readonly ServerView[];
  device(name: HostName): DeviceView | undefined;
  /** The newest words for whoever watches. */
  readonly caption?: EntryOf<'say'>;
  /** What a person did last. */
  readonly step?: EntryOf<'step'>;
  /** All alarms so far, oldest first. */
  readonly alarms: readonly EntryOf<'alarm'>[];
}

export type DeviceView = PhoneView | ServerView;

export type Power = EntryOf<'power'>['state'];

interface AnyDeviceView {
  readonly name: HostName;
  readonly power: Power;
  readonly address?: Ipv4;
  /** How it was set up and changed: `DHCP option 150` → `10.1.0.11`. */
  readonly settings: ReadonlyMap<string, string>;
  /** The state of each statechart that runs in it: `registration` → `registered`. */
  readonly states: ReadonlyMap<string, string>;
  /** The CTL file that a phone has installed, or that a server hands out. */
  readonly ctl?: CtlView;
  readonly lastAlarm?: EntryOf<'alarm'>;
}

export interface CtlView {
  /** The entry that stored it, to look inside. */
  readonly entry: EntryOf<'store'>;
  /** Lower-case hexadecimal. */
  readonly md5: string;
  readonly records?: number;
  /** The subject of the token that signed it, where the trace holds the file. */
  readonly signedBy?: string;
}

/** How a phone talks with its CallManager. */
export type LinkSecurity = 'nonsecure' | 'authenticated' | 'encrypted';

export interface PhoneView extends AnyDeviceView {
  readonly kind: 'phone';
  /** `7960`; empty until the trace tells. */
  readonly model: string;
  /** `SEP001122334455`; empty until the trace tells. */
  readonly deviceName: string;
  /** Twelve hexadecimal digits; empty until the trace tells. */
  readonly mac: string;
  /** The directory number of line 1, as CallManager told it. */
  readonly line?: string;
  /** The device security mode that the phone's configuration file sets. */
  readonly mode: LinkSecurity;
  readonly registration?: {
    /** As the configuration file names it. */
    readonly server: string;
    /** The host of that name or address. */
    readonly host?: HostName;
    readonly security: LinkSecurity;
    readonly entry: EntryOf<'registration'>;
  };
  /** What a phone shows of its link: a shield where it is authenticated, a lock where encrypted. */
  readonly icon?: 'shield' | 'lock';
  readonly mic: 'installed' | 'none' | 'unknown';
  readonly lsc: 'installed' | 'none';
  /** The entry that stored the LSC. */
  readonly lscEntry?: EntryOf<'store'>;
  /** What the display shows; undefined where it is dark. */
  readonly screen?: EntryOf<'screen'>;
  /** The last lines under Settings, Status, Status Messages, oldest first. */
  readonly statusMessages: readonly string[];
}

/** `off` whatever the reason. */
export type ServiceState = 'on' | 'off' | 'hung';

export interface ServerView extends AnyDeviceView {
  readonly kind: 'server';
  readonly services: ReadonlyMap<string, ServiceState>;
  /** The counter RegisteredHardwarePhones. */
  readonly registered: number;
}
