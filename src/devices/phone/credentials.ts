import type { CapfMode } from '../../machines/index.ts';
import type { Identity } from '../../pki/index.ts';
import type { Flash } from './flash.ts';

export type CertificateKind = 'LSC' | 'MIC';

/** The certificates with which a phone can prove who it is. */
export class Credentials {
  readonly #flash: Flash;
  readonly #mic: (() => Identity) | undefined;

  /** @param mic what the factory put into the phone; a function when it is made only once needed */
  constructor(flash: Flash, mic: Identity | (() => Identity) | undefined) {
    this.#flash = flash;
    this.#mic = mic && (typeof mic === 'function' ? mic : () => mic);
  }

  get hasMic(): boolean {
    return this.#mic !== undefined;
  }

  get(kind: CertificateKind): Identity | undefined {
    return kind === 'LSC' ? this.#flash.lsc : this.#mic?.();
  }

  /** What the phone shows to CallManager: the LSC if it has one. (Console log of a later
   * 79xx: "No LSC for [SCCP], will try MIC") */
  get forCallManager(): Identity | undefined {
    return this.get('LSC') ?? this.get('MIC');
  }

  /** What it shows to CAPF: the one with precedence if it has it, otherwise the other one; nothing in
   * the modes that ask for none. */
  forCapf(
    mode: CapfMode,
  ): { readonly kind: CertificateKind; readonly shown: Identity } | undefined {
    const order = precedence[mode] ?? [];
    for (const kind of order) {
      const shown = this.get(kind);
      if (shown) return { kind, shown };
    }
    return undefined;
  }
}

const precedence: { readonly [mode in CapfMode]?: readonly CertificateKind[] } = {
  'existing certificate, LSC first': ['LSC', 'MIC'],
  'existing certificate, MIC first': ['MIC', 'LSC'],
};
