import { once } from 'node:events';
import { duplexPair } from 'node:stream';
import { connect, createSecureContext, TLSSocket } from 'node:tls';
import { Endpoint, Ipv4, MacAddress, Port, Seconds } from '../src/basics/index.ts';
import { SimulatedNetwork } from '../src/network/index.ts';
import {
  type CertificateChain,
  type CipherSuiteName,
  type TlsSettings,
  tls10,
} from '../src/network/tls/index.ts';
import {
  type Certificate,
  createRsaKey,
  type Identity,
  isIssuedBy,
  isValidAt,
  readCertificate,
  selfSigned,
  toPem,
} from '../src/pki/index.ts';
import { SeededRandom, World } from '../src/simulation/index.ts';
import type { Bench } from './bench.ts';
import { alternately, inChild } from './measure.ts';

const handshakes = 300;
const suite: CipherSuiteName = 'TLS_RSA_WITH_AES_128_CBC_SHA';

/** Both sides show a certificate with 1024 bits, and look at that of the other. */
export const handshake: Bench = {
  name: 'TLS 1.0 handshake of two simulated hosts, both sides',
  unit: 'ms',
  baseline: 'node:tls in memory',
  aim: { of: 'measured', atMost: 5 },
  measure: () =>
    alternately(
      5,
      () => inChild('tls.js', 'shakeSimulatedHands').millis / handshakes,
      () => inChild('tls.js', 'shakeHandsOfNode').millis / handshakes,
    ),
};

const random = new SeededRandom(1);
const [phone, server] = [identityOf('SEP001122334455'), identityOf('PUBLISHER')];

function identityOf(name: string): Identity {
  return selfSigned({
    subject: [['CN', name]],
    serial: Uint8Array.of(1),
    key: createRsaKey(random.stream(name), 1024),
    // Node judges by the computer's date.
    notBefore: new Date('2005-01-01T00:00:00Z'),
    notAfter: new Date('2049-01-01T00:00:00Z'),
  });
}

export function shakeSimulatedHands(): void {
  const world = new World();
  const network = new SimulatedNetwork(world);
  const hosts = ['10.1.0.21', '10.1.0.11'].map((address, index) =>
    network.addHost(address, { address: Ipv4(address), mac: MacAddress(`00112233445${index}`) }),
  ) as [ReturnType<typeof network.addHost>, ReturnType<typeof network.addHost>];
  const settingsOf = (own: Identity, trusted: Certificate) =>
    ({
      identity: { certificates: [own.certificate.der], privateKey: own.key.privateKey },
      cipherSuites: [suite],
      judge: ([shown]: CertificateChain) => {
        const certificate = readCertificate(shown);
        if (!isIssuedBy(certificate, trusted)) return 'unknown_ca';
        return isValidAt(certificate, world.date()) ? undefined : 'certificate_expired';
      },
      random: world.random.stream(own.certificate.subject),
      date: () => world.date(),
    }) satisfies TlsSettings;
  const ofPhone = settingsOf(phone, server.certificate);
  const ofServer = {
    ...settingsOf(server, phone.certificate),
    clientCertificate: 'required',
  } as const;
  let opened = 0;
  const handlers = { opened: () => opened++, received() {}, closed() {} };

  const port = Port(2443);
  hosts[1].listen(port, (stream) => tls10.server(stream, ofServer).handle(handlers));
  for (let done = 0; done < handshakes; done++) {
    const stream = tls10.client(hosts[0].connect(Endpoint(hosts[1].address, port)), ofPhone);
    stream.handle(handlers);
    world.run(Seconds(1), () => opened === 2 * (done + 1));
    stream.abort();
  }
  if (opened !== 2 * handshakes) throw new Error(`${opened} of ${2 * handshakes} ends opened`);
}

export async function shakeHandsOfNode(): Promise<void> {
  const contextOf = (own: Identity, trusted: Certificate) =>
    createSecureContext({
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1',
      ciphers: 'AES128-SHA:@SECLEVEL=0',
      cert: toPem(own.certificate),
      key: own.key.privateKey.export({ format: 'pem', type: 'pkcs1' }),
      ca: toPem(trusted),
    });
  const ofPhone = contextOf(phone, server.certificate);
  const ofServer = contextOf(server, phone.certificate);
  for (let done = 0; done < handshakes; done++) {
    const [near, far] = duplexPair();
    const accepted = new TLSSocket(far, {
      isServer: true,
      secureContext: ofServer,
      requestCert: true,
      rejectUnauthorized: true,
    });
    const socket = connect({
      socket: near,
      secureContext: ofPhone,
      checkServerIdentity: () => undefined,
    });
    await Promise.all([once(accepted, 'secure'), once(socket, 'secureConnect')]);
    socket.destroy();
    accepted.destroy();
  }
}
