import { type Ipv4, ipv4ToNumber, isIpv4, UserError } from '../basics/index.ts';

/** The addresses that hosts reach without a router, written `10.1.0.0/16`. */
export class Subnet {
  readonly #text: string;
  readonly #network: number;
  readonly #size: number;

  /** @throws UserError when the text is not an address and a prefix length from 0 to 32 */
  constructor(text: string) {
    const [address = '', prefix = ''] = text.split('/');
    const length = Number(prefix);
    if (!isIpv4(address) || !/^\d{1,2}$/.test(prefix) || length > 32)
      throw new UserError(`«${text}» is not a subnet`, 'write it like 10.1.0.0/16');
    this.#text = text;
    this.#size = 2 ** (32 - length);
    this.#network = this.#part(address);
  }

  contains(address: Ipv4): boolean {
    return this.#part(address) === this.#network;
  }

  toString(): string {
    return this.#text;
  }

  #part(address: Ipv4): number {
    return Math.floor(ipv4ToNumber(address) / this.#size);
  }
}
