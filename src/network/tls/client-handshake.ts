import type { KeyObject } from 'node:crypto';
import { BugError } from '../../basics/index.ts';
import { TlsFailure } from './alerts.ts';
import { cipherSuites } from './cipher-suites.ts';
import type { TlsSettings } from './engine.ts';
import { type Carrier, Handshake } from './handshake.ts';
import {
  expectEmpty,
  type HandshakeType,
  readCertificateRequest,
  readCertificates,
  writeCertificates,
  writeRsaNumber,
} from './handshake-messages.ts';
import { noCompression, readServerHello, writeClientHello } from './hellos.ts';
import type { HelloRandoms } from './key-derivation.ts';
import { tlsVersion } from './records.ts';
import { encryptPreMaster, newPreMaster, signHashes } from './rsa.ts';

/** The client's side: a phone. */
export class ClientHandshake extends Handshake {
  #random: Uint8Array = new Uint8Array();
  #randoms: HelloRandoms | undefined;
  #serverKey: KeyObject | undefined;
  /** Whether and of which kind the server wants a certificate of ours. */
  #wanted: 'none' | 'RSA' | 'another kind' = 'none';

  constructor(carrier: Carrier, settings: TlsSettings) {
    super('client', 'ServerHello', carrier, settings);
  }

  begin(): void {
    this.#random = this.newRandom();
    const names = this.settings.cipherSuites;
    const codes = names.map((name) => cipherSuites[name].code);
    this.say('ClientHello', writeClientHello(this.#random, codes), names.join(', '));
    this.flush();
  }

  protected receive(type: HandshakeType, body: Uint8Array): void {
    switch (type) {
      case 'ServerHello':
        return this.#takeServerHello(body);
      case 'Certificate':
        return this.#takeCertificate(body);
      case 'CertificateRequest':
        this.#wanted = readCertificateRequest(body) ? 'RSA' : 'another kind';
        this.awaited = ['ServerHelloDone'];
        return;
      case 'ServerHelloDone':
        expectEmpty(body);
        return this.#answer();
    }
  }

  protected finish(): void {
    // The server has heard our Finished already.
  }

  #takeServerHello(body: Uint8Array): void {
    const hello = readServerHello(body);
    if (hello.version !== tlsVersion)
      throw new TlsFailure('protocol_version', 'the server does not speak TLS 1.0');
    this.cipherSuite = this.settings.cipherSuites.find(
      (name) => cipherSuites[name].code === hello.cipherSuite,
    );
    if (!this.cipherSuite)
      throw new TlsFailure('illegal_parameter', 'the server chose a cipher suite nobody offered');
    if (hello.compression !== noCompression)
      throw new TlsFailure('illegal_parameter', 'the server chose a compression nobody offered');
    this.#randoms = { client: this.#random, server: hello.random };
    this.awaited = ['Certificate'];
  }

  #takeCertificate(body: Uint8Array): void {
    const [own, ...issuers] = readCertificates(body);
    if (!own) throw new TlsFailure('bad_certificate', 'the server shows no certificate');
    this.#serverKey = this.accept([own, ...issuers]);
    this.awaited = ['CertificateRequest', 'ServerHelloDone'];
  }

  #answer(): void {
    const { random, identity } = this.settings;
    if (!this.cipherSuite || !this.#randoms || !this.#serverKey)
      throw new BugError('a server was answered before it was known');
    const shown = this.#wanted === 'RSA' && identity ? identity.certificates : [];
    if (this.#wanted !== 'none') {
      const detail = shown.length > 0 ? '' : 'no certificate';
      this.say('Certificate', writeCertificates(shown), detail);
    }
    const preMaster = newPreMaster(tlsVersion, random);
    const encrypted = encryptPreMaster(this.#serverKey, preMaster, random);
    this.say('ClientKeyExchange', writeRsaNumber(encrypted));
    if (identity && shown.length > 0) {
      const signature = signHashes(identity.privateKey, this.transcript.hash());
      this.say('CertificateVerify', writeRsaNumber(signature));
    }
    this.agree(this.cipherSuite, preMaster, this.#randoms);
    this.sayFinished();
    this.flush();
    this.awaited = ['ChangeCipherSpec'];
  }
}
