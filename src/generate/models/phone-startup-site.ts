/** The site around the startup of a phone, as far as it decides what the phone meets. */
import type { SecurityLack, StartupFile } from '../../machines/index.ts';
import type { StepData } from '../model/index.ts';

export type Server = keyof typeof serverAddresses;

export const serverAddresses = {
  publisher: '10.1.0.10',
  subscriber: '10.1.0.11',
  /** Nobody has this address. */
  stranger: '10.9.9.9',
} as const;

/** What a CTL file names, by the servers that `records` of `update ctl` lists. */
export const ctlFiles = {
  'both servers': ['publisher', 'subscriber'],
  'the subscriber': ['subscriber'],
} as const satisfies Readonly<Record<string, readonly Server[]>>;

export type CtlFile = keyof typeof ctlFiles;

/** The configuration in the flash of a phone. Of an own one the server has the same. */
export type Configuration = 'none' | 'default' | OwnConfiguration;
/** What Phone Configuration can say of the phone: an LSC may be pending, by null string. */
export type OwnConfiguration = 'nonsecure' | 'secure' | 'secure, with an LSC pending';

export interface Env {
  readonly model: 7960 | 7970;
  /** The TFTP servers that DHCP names. */
  readonly told: readonly Server[];
  /** The place of the one in use; that behind the last one when none is left. */
  readonly at: number;
  /** Whether a server has the first address that DHCP hands out. */
  readonly isTaken: boolean;
  /** The CTL file of the TFTP servers, and that of the phone. */
  readonly served: CtlFile;
  readonly held: CtlFile | undefined;
  readonly configuration: Configuration;
  /** Whether the phone has something to show to CallManager: the MIC of a 7970, or an LSC. */
  readonly hasCertificate: boolean;
  /** What was broken by the last move, and is put right before the next one. */
  readonly undo: readonly StepData[];
}

export const serverInUse = ({ told, at }: Env): Server | undefined => told[at];

/** Without a CTL file every server is good enough. */
const isAuthorized = (server: Server, { held }: Env): boolean =>
  held === undefined || ctlFiles[held].some((name) => name === server);

/** The first server from this place on that the phone may load from; the place behind the last one
 * when there is none. */
export function placeFrom(place: number, env: Env): number {
  const found = env.told.findIndex((server, at) => at >= place && isAuthorized(server, env));
  return found < 0 ? env.told.length : found;
}

/** What a phone that is set secure lacks. */
export function lackOf({ configuration, held, hasCertificate }: Env): SecurityLack | undefined {
  if (configuration !== 'secure' && configuration !== 'secure, with an LSC pending')
    return undefined;
  if (!held) return 'CTL file';
  return hasCertificate ? undefined : 'certificate';
}

/** Whether CallManager, which runs on the publisher, takes the phone. With the default configuration
 * that depends on what stood in its own. */
export const canRegister = ({ configuration, held }: Env): boolean =>
  configuration === 'nonsecure' || (configuration === 'secure' && held === 'both servers');

/** A phone asks for signed files once it has a CTL file. */
export function fileName(file: StartupFile, { held }: Env): string {
  if (file === 'ctl') return 'CTLFile.tlv';
  const name = file === 'configuration' ? 'SEP{phone-1}.cnf.xml' : 'XMLDefault.cnf.xml';
  return held ? `${name}.sgn` : name;
}
