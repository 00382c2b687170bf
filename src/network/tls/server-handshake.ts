import type { KeyObject } from 'node:crypto';
import { BugError } from '../../basics/index.ts';
import { TlsFailure } from './alerts.ts';
import { cipherSuites } from './cipher-suites.ts';
import type { TlsServerSettings } from './engine.ts';
import { type Carrier, Handshake } from './handshake.ts';
import {
  type HandshakeType,
  readCertificates,
  readRsaNumber,
  writeCertificateRequest,
  writeCertificates,
} from './handshake-messages.ts';
import { readClientHello, writeServerHello } from './hellos.ts';
import type { HelloRandoms } from './key-derivation.ts';
import { tlsVersion } from './records.ts';
import { decryptPreMaster, newPreMaster, verifiesHashes } from './rsa.ts';

/** The server's side: CallManager, CAPF. */
export class ServerHandshake extends Handshake<TlsServerSettings> {
  #offeredVersion = tlsVersion;
  #randoms: HelloRandoms | undefined;
  #clientKey: KeyObject | undefined;

  constructor(carrier: Carrier, settings: TlsServerSettings) {
    super('server', 'ClientHello', carrier, settings);
  }

  begin(): void {
    // The client speaks first.
  }

  protected receive(type: HandshakeType, body: Uint8Array): void {
    switch (type) {
      case 'ClientHello':
        return this.#takeClientHello(body);
      case 'Certificate':
        return this.#takeCertificate(body);
      case 'ClientKeyExchange':
        return this.#takeKey(body);
      case 'CertificateVerify':
        return this.#takeSignature(body);
    }
  }

  protected finish(): void {
    this.sayFinished();
    this.flush();
  }

  #takeClientHello(body: Uint8Array): void {
    const hello = readClientHello(body);
    if (hello.version < tlsVersion)
      throw new TlsFailure('protocol_version', 'the client does not speak TLS 1.0');
    const { cipherSuites: known, identity, clientCertificate } = this.settings;
    const chosen = known.find((name) => hello.cipherSuites.includes(cipherSuites[name].code));
    if (!chosen) throw new TlsFailure('handshake_failure', 'no cipher suite is known to both');
    this.cipherSuite = chosen;
    this.#offeredVersion = hello.version;
    this.#randoms = { client: hello.random, server: this.newRandom() };

    const { code } = cipherSuites[chosen];
    const answer = writeServerHello(this.#randoms.server, code, hello.offersRenegotiationInfo);
    this.say('ServerHello', answer, chosen);
    this.say('Certificate', writeCertificates(identity.certificates));
    const wantsCertificate = clientCertificate !== 'not requested';
    if (wantsCertificate) this.say('CertificateRequest', writeCertificateRequest());
    this.say('ServerHelloDone', new Uint8Array());
    this.flush();
    this.awaited = [wantsCertificate ? 'Certificate' : 'ClientKeyExchange'];
  }

  #takeCertificate(body: Uint8Array): void {
    const [own, ...issuers] = readCertificates(body);
    if (own) this.#clientKey = this.accept([own, ...issuers]);
    else if (this.settings.clientCertificate === 'required')
      throw new TlsFailure('handshake_failure', 'the client shows no certificate');
    this.awaited = ['ClientKeyExchange'];
  }

  #takeKey(body: Uint8Array): void {
    const { identity, random } = this.settings;
    if (!this.cipherSuite || !this.#randoms)
      throw new BugError('a key was taken before the hellos');
    const version = this.#offeredVersion;
    const encrypted = readRsaNumber(body, 'pre-master secret');
    const preMaster = decryptPreMaster(identity.privateKey, encrypted, version);
    // In the place of a secret that cannot be had, one that nobody knows: Finished will not fit.
    this.agree(this.cipherSuite, preMaster ?? newPreMaster(version, random), this.#randoms);
    this.awaited = [this.#clientKey ? 'CertificateVerify' : 'ChangeCipherSpec'];
  }

  #takeSignature(body: Uint8Array): void {
    const signature = readRsaNumber(body, 'signature');
    const hashes = this.transcript.hashBeforeLast();
    if (!this.#clientKey || !verifiesHashes(this.#clientKey, hashes, signature))
      throw new TlsFailure('decrypt_error', 'the client does not have the key of its certificate');
    this.awaited = ['ChangeCipherSpec'];
  }
}
