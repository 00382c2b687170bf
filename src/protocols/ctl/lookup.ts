import type { CtlRecord, ParsedRecord } from './record.ts';
import type { RoleName } from './roles.ts';
import type { TrustList } from './trust-list.ts';

const withRole = (list: TrustList, ...roles: readonly RoleName[]): ParsedRecord[] =>
  list.records.filter(({ role }) => roles.some((wanted) => wanted === role));

/** The security tokens: whose signature a phone accepts under the next CTL file. */
export const sastRecords = (list: TrustList): ParsedRecord[] => withRole(list, 'SAST');

/** The servers whose TLS certificates a phone accepts in registering. */
export const callManagerRecords = (list: TrustList): ParsedRecord[] =>
  withRole(list, 'CCM', 'CCM+TFTP');

/** The records of a CallManager: their certificates are what a phone accepts of it in registering.
 * @param name host name of the same server */
export const callManagerRecordsOf = (
  list: TrustList,
  address: string,
  name: string,
): ParsedRecord[] =>
  callManagerRecords(list).filter((record) => isOf(record, address) || isOf(record, name));

/** The servers that may serve files, and sign them. */
export const tftpRecords = (list: TrustList): ParsedRecord[] => withRole(list, 'CCM+TFTP', 'TFTP');

/** The server that installs certificates on phones, undefined when the list has none. */
export const capfRecord = (list: TrustList): ParsedRecord | undefined => withRole(list, 'CAPF')[0];

/**
 * The records of a TFTP server. None: the phone says TFTP Not Authorized (Guide, Using Alarms).
 * @param server IPv4 address or host name, as DHCP or the settings gave it
 */
export const tftpRecordsOf = (list: TrustList, server: string): ParsedRecord[] =>
  tftpRecords(list).filter((record) => isOf(record, server));

/**
 * Whether the record has a certificate with it. A phone whose TFTP server has a record without one
 * does not request signed files (Guide, Table 9-3).
 */
export const hasCertificate = (record: CtlRecord): boolean => record.certificate !== undefined;

/** Host names are compared without regard to case (RFC 4343); a dotted address may stand as a name. */
const isOf = ({ address, dnsName }: CtlRecord, server: string): boolean =>
  address === server || dnsName?.toLowerCase() === server.toLowerCase();
