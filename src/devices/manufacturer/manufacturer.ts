import type { DeviceName } from '../../basics/index.ts';
import type { Certificate, Identity } from '../../pki/index.ts';
import type { Random } from '../../simulation/index.ts';
import {
  type CertificateContents,
  makeIssued,
  makeKey,
  makeSelfSigned,
  yearsAfter,
} from '../certificate-maker.ts';

/** The name of the authority that signed the MICs of the first phones that had one. */
const rootName = 'CAP-RTP-001';
const serialBytes = 10;
/** Not documented; chosen here so that certificates outlive every scenario. */
const rootYears = { before: 5, after: 20 };
const micYears = { before: 1, after: 10 };

/** Who makes phones, and gives those of model 7970 a certificate on their way: the MIC. Each key
 * comes from a stream of its own, and is made when it is first asked for. */
export class Manufacturer {
  readonly #random: Random;
  readonly #start: Date;
  readonly #mics = new Map<DeviceName, Identity>();
  #authority: Identity | undefined;

  /** @param start the date at which the scenario starts */
  constructor(random: Random, start: Date) {
    this.#random = random;
    this.#start = start;
  }

  /** The certificate that MICs are checked with. */
  get root(): Certificate {
    return this.#issuer.certificate;
  }

  /** A manufacture-installed certificate and its key. Those of real phones name the model too
   * (CP-7970G-SEP…); here the common name is the device name, as in an LSC. */
  mic(deviceName: DeviceName): Identity {
    const mic = this.#mics.get(deviceName) ?? this.#makeMic(deviceName);
    this.#mics.set(deviceName, mic);
    return mic;
  }

  get #issuer(): Identity {
    this.#authority ??= makeSelfSigned(
      this.#random.stream(`identity ${rootName}`),
      this.#contents(rootName, rootYears),
    );
    return this.#authority;
  }

  #makeMic(deviceName: DeviceName): Identity {
    const random = this.#random.stream(`identity MIC ${deviceName}`);
    const key = makeKey(random);
    const contents = this.#contents(deviceName, micYears);
    return { key, certificate: makeIssued(random, contents, this.#issuer, key.publicKeyPkcs1) };
  }

  #contents(commonName: string, { before, after }: typeof rootYears): CertificateContents {
    return {
      commonName,
      organization: 'Simulated Manufacturer',
      serialBytes,
      notBefore: yearsAfter(this.#start, -before),
      notAfter: yearsAfter(this.#start, after),
    };
  }
}
