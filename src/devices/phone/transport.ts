import { Endpoint, isIpv4, Port } from '../../basics/index.ts';
import type { RegistrationServer, SecurityLack } from '../../machines/index.ts';
import type { ByteStream } from '../../network/index.ts';
import type { CipherSuiteName, SecureStream } from '../../network/tls/index.ts';
import type { PhoneConfiguration } from '../../protocols/config-file/index.ts';
import { callManagerRecordsOf, hasCertificate, type TrustList } from '../../protocols/ctl/index.ts';
import type { RegistrationEntry } from '../../simulation/index.ts';
import type { Environment } from '../environment.ts';
import type { Credentials } from './credentials.ts';
import type { Flash } from './flash.ts';
import { connectWithTls, type TlsClientOptions } from './tls-client.ts';

/** What decides how a phone talks to CallManager. */
export interface Security {
  readonly flash: Flash;
  readonly credentials: Credentials;
}

/** How a server is reached: in clear when there is no `tls`. */
export interface Route {
  readonly to: Endpoint;
  readonly tls?: TlsClientOptions;
}

/**
 * Why there is no way to a server: it goes by a name, and phones would ask DNS, which is not
 * simulated; the phone has no certificate to show; or the CTL file has none of the server.
 */
export type NoRoute = 'unknown host' | 'no certificate' | 'not trusted';

/** The port for TLS is the configured Ethernet phone port and 443: no source at hand, but 2000 and
 * 2443 agree with it. A sum that is no port wraps around; chosen here. */
const tlsPort = (port: number): Port => Port((port + 443) & 0xffff);

/** Of authenticated and of encrypted devices. (CallManager security guide, 4.1) */
const cipherSuites: Readonly<Record<2 | 3, CipherSuiteName>> = {
  2: 'TLS_RSA_WITH_NULL_SHA',
  3: 'TLS_RSA_WITH_AES_128_CBC_SHA',
};

type SecurityMode = PhoneConfiguration['deviceSecurityMode'];

export const securityMode = ({ flash }: Security): SecurityMode =>
  flash.configuration?.deviceSecurityMode ?? 1;

export const isSecure = (phone: Security): boolean => securityMode(phone) !== 1;

/** What a phone that is set secure would need and does not have. */
export function lackForTls(phone: Security): SecurityLack | undefined {
  if (!isSecure(phone)) return undefined;
  if (!phone.flash.ctl) return 'CTL file';
  return phone.credentials.forCallManager ? undefined : 'certificate';
}

/** By the device security mode: nonsecure phones use TCP, the others TLS with the certificate that
 * the CTL file has of this server. */
export function routeTo(server: RegistrationServer, phone: Security): Route | NoRoute {
  const { address, port } = server;
  if (!isIpv4(address)) return 'unknown host';
  const mode = securityMode(phone);
  if (mode === 1) return { to: Endpoint(address, Port(port)) };
  const identity = phone.credentials.forCallManager;
  if (!identity) return 'no certificate';
  const trusted = certificateOf(server, phone.flash.ctl?.list);
  if (!trusted) return 'not trusted';
  const shows = identity === phone.flash.lsc ? 'LSC' : 'MIC';
  const tls = { identity, shows, cipherSuite: cipherSuites[mode], trusted } as const;
  return { to: Endpoint(address, tlsPort(port)), tls };
}

export const openRoute = (env: Environment, { to, tls }: Route): ByteStream | SecureStream =>
  tls ? connectWithTls(env, to, tls) : env.host.connect(to);

/** What stands in the trace of a registration: `SCCP, port 2000`. */
export const routeName = ({ to, tls }: Route): string =>
  tls ? `SCCP over TLS, port ${to.port}, ${tls.cipherSuite}` : `SCCP, port ${to.port}`;

export type Protection = NonNullable<RegistrationEntry['security']>;

export function protectionBy({ tls }: Route): Protection {
  if (!tls) return 'nonsecure';
  return tls.cipherSuite === cipherSuites[2] ? 'authenticated' : 'encrypted';
}

function certificateOf(
  { address, name }: RegistrationServer,
  list: TrustList | undefined,
): Uint8Array | undefined {
  const records = list ? callManagerRecordsOf(list, address, name) : [];
  return records.find(hasCertificate)?.certificate;
}
