import { type Ipv4, latin1, Memo } from '../../basics/index.ts';
import type { Certificate } from '../../pki/index.ts';
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

/** The server that runs CAPF, and the certificate that CAPF has. */
export interface PlannedCapf {
  readonly name: string;
  readonly address: Ipv4;
  readonly certificate: Certificate;
}

/** What goes into a CTL file, as the CTL client lists it before it signs. */
export interface CtlPlan {
  readonly tokens: readonly string[];
  readonly signWith: string;
  readonly servers: readonly PlannedServer[];
  /** Left out for a cluster without CAPF. */
  readonly capf?: PlannedCapf | undefined;
}

/**
 * Makes the CTL file as those of real clusters are: tokens first, then the publisher, its CAPF behind
 * it, and the other servers (`show ctl` of a real server, Cisco tech note 118892).
 * @throws CtlLimitError when it has more than 100 records or 75K (Guide, Table 9-2)
 */
export function makeCtlFile(plan: CtlPlan, identities: Identities, timestamp: Date): Uint8Array {
  return files.get(nameOf(plan, identities, timestamp), () =>
    writeCtlFile(plan, identities, timestamp),
  );
}

/** Worlds of the same seed make the same again and again. */
const files = new Memo<Uint8Array>(64);

/** All that a CTL file depends on. */
function nameOf({ capf, ...plan }: CtlPlan, identities: Identities, timestamp: Date): string {
  const certificates = [
    ...plan.tokens.map((token) => identities.token(token).certificate),
    identities.token(plan.signWith).certificate,
    ...plan.servers.flatMap(({ certificateOf }) =>
      certificateOf === undefined ? [] : [identities.server(certificateOf).certificate],
    ),
    ...(capf ? [capf.certificate] : []),
  ];
  return [
    JSON.stringify([plan, capf?.name, capf?.address, timestamp.getTime()]),
    ...certificates.map(({ signature }) => latin1(signature)),
  ].join('\n');
}

function writeCtlFile(plan: CtlPlan, identities: Identities, timestamp: Date): Uint8Array {
  const [first, ...others] = plan.servers.map((server) => serverRecord(server, identities));
  const { capf } = plan;
  return writeTrustList({
    records: [
      ...plan.tokens.map((token) => recordFor('SAST', identities.token(token).certificate)),
      ...(first ? [first] : []),
      ...(capf ? [recordFor('CAPF', capf.certificate, hostOf(capf))] : []),
      ...others,
    ],
    signer: identities.token(plan.signWith),
    timestamp,
  });
}

function serverRecord(server: PlannedServer, identities: Identities): CtlRecord {
  return server.certificateOf === undefined
    ? recordWithoutCertificate(server.role, hostOf(server))
    : recordFor(server.role, identities.server(server.certificateOf).certificate, hostOf(server));
}

const hostOf = ({ name, address }: PlannedServer | PlannedCapf) => ({ dnsName: name, address });
