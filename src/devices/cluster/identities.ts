import { UserError } from '../../basics/index.ts';
import type { Identity } from '../../pki/index.ts';
import type { Random } from '../../simulation/index.ts';
import { issueLsc, makeCapfIdentity } from '../capf-server/index.ts';
import { makeKey, makeSelfSigned, yearsAfter } from '../certificate-maker.ts';

const serialBytes = 10;
/** Validity around the start of the scenario: not documented; chosen here. */
const yearsBefore = 1;
const yearsValid = 5;

/** An LSC from before the scenario starts. */
export interface EarlierLsc {
  /** What the certificate says: the name of the phone, if all is well. */
  readonly deviceName: string;
  /** The server whose CAPF issued it, or the name of another cluster. */
  readonly issuedBy: string;
  readonly date: Date;
  readonly validityDays: number;
}

/**
 * The keys and certificates that a cluster has when a scenario starts: each comes from a stream of
 * its own, and is made when it is first asked for. Windows names do not tell case: a certificate has
 * them in capitals, and two that differ in nothing else are refused.
 */
export class Identities {
  readonly #random: Random;
  readonly #start: Date;
  /** By common name, each with the name that was asked for. */
  readonly #made = new Map<string, { readonly name: string; readonly identity: Identity }>();
  readonly #capfs = new Map<string, Identity>();

  /** @param start the date at which the scenario starts */
  constructor(random: Random, start: Date) {
    this.#random = random;
    this.#start = start;
  }

  /** A security token, and the SAST certificate in it.
   * @throws UserError when another one has the same name but for case */
  token = (name: string): Identity => this.#identity(`SAST-${name}`);

  /** A server's certificate for CallManager and TFTP, `ccmserver.cer`.
   * @throws UserError when another one has the same name but for case */
  server = (name: string): Identity => this.#identity(name);

  /** CAPF of a server, or of another cluster, as it was activated a year ago. */
  capf(name: string): Identity {
    const made = this.#capfs.get(name);
    if (made) return made;
    const random = this.#random.stream(`identity CAPF of ${name}`);
    const capf = makeCapfIdentity(random, yearsAfter(this.#start, -yearsBefore));
    this.#capfs.set(name, capf);
    return capf;
  }

  /** A new key each time, and the LSC for it. */
  lsc({ deviceName, issuedBy, date, validityDays }: EarlierLsc): Identity {
    const random = this.#random.stream(`identity LSC of ${deviceName} by ${issuedBy}`);
    const key = makeKey(random);
    const { publicKeyPkcs1 } = key;
    const request = { issuer: this.capf(issuedBy), deviceName, publicKeyPkcs1, date, validityDays };
    return { key, certificate: issueLsc(request, random) };
  }

  #identity(name: string): Identity {
    const commonName = name.toUpperCase();
    const made = this.#made.get(commonName);
    if (!made) {
      const identity = this.#make(commonName);
      this.#made.set(commonName, { name, identity });
      return identity;
    }
    if (made.name !== name)
      throw new UserError(
        `«${made.name}» and «${name}» would have certificates of the same name, ${commonName}`,
        'Choose names that differ in more than case.',
      );
    return made.identity;
  }

  #make(commonName: string): Identity {
    return makeSelfSigned(this.#random.stream(`identity ${commonName}`), {
      commonName,
      organization: 'Simulated Cluster',
      serialBytes,
      notBefore: yearsAfter(this.#start, -yearsBefore),
      notAfter: yearsAfter(this.#start, yearsValid),
    });
  }
}
