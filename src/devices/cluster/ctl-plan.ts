import type { Ipv4 } from '../../basics/index.ts';
import {
  type CtlRecord,
  recordFor,
  recordWithoutCertificate,
  writeTrustList,
} from '../../protocols/ctl/index.ts';
import type { Identities } from './identities.ts';

/** A server that a CTL file names. */
export interface PlannedServer {
  readonly name: string;
  readonly address: Ipv4;
  /** Alternate TFTP servers are `TFTP`; the servers of the cluster do both. */
  readonly role: 'CCM+TFTP' | 'TFTP';
  /** Whose certificate the record carries: its own when all is well, undefined for none. */
  readonly certificateOf: string | undefined;
}

/** What goes into a CTL file, as the CTL client lists it before it signs. */
export interface CtlPlan {
  readonly tokens: readonly string[];
  readonly signWith: string;
  readonly servers: readonly PlannedServer[];
}

/**
 * Makes the CTL file: tokens first, then servers, as the files of real clusters have them.
 * @throws CtlLimitError when it has more than 100 records or 75K (Guide, Table 9-2)
 */
export const makeCtlFile = (plan: CtlPlan, identities: Identities, timestamp: Date): Uint8Array =>
  writeTrustList({
    records: [
      ...plan.tokens.map((token) => recordFor('SAST', identities.token(token).certificate)),
      ...plan.servers.map((server) => serverRecord(server, identities)),
    ],
    signer: identities.token(plan.signWith),
    timestamp,
  });

function serverRecord(server: PlannedServer, identities: Identities): CtlRecord {
  const host = { dnsName: server.name, address: server.address };
  return server.certificateOf === undefined
    ? recordWithoutCertificate(server.role, host)
    : recordFor(server.role, identities.server(server.certificateOf).certificate, host);
}
