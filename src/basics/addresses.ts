/** Addresses and names as types, each with the one function that makes it from text. */
declare const brand: unique symbol;
type Branded<Base, Name extends string> = Base & { readonly [brand]: Name };

/** An IPv4 address in dotted form, `10.1.0.11`. */
export type Ipv4 = Branded<string, 'Ipv4'>;
/** A UDP or TCP port, 0 to 65535. */
export type Port = Branded<number, 'Port'>;
/** An Ethernet address, twelve upper-case hexadecimal digits without separators, `001122334455`. */
export type MacAddress = Branded<string, 'MacAddress'>;
/** The name under which CallManager knows a phone: `SEP` and its MAC address. */
export type DeviceName = Branded<string, 'DeviceName'>;

export interface Endpoint {
  readonly address: Ipv4;
  readonly port: Port;
}

const octet = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const dottedQuad = new RegExp(`^${octet}(?:\\.${octet}){3}$`);

export const isIpv4 = (text: string): text is Ipv4 => dottedQuad.test(text);

/** @throws RangeError when the text is no dotted quad of numbers from 0 to 255. */
export function Ipv4(text: string): Ipv4 {
  if (!isIpv4(text)) throw new RangeError(`«${text}» is not an IPv4 address such as 10.1.0.11`);
  return text;
}

/** @throws RangeError when the number is not a whole number from 0 to 65535. */
export function Port(number: number): Port {
  if (!Number.isInteger(number) || number < 0 || number > 0xffff)
    throw new RangeError(`${number} is not a port from 0 to 65535`);
  return number as Port;
}

/** Takes `00:11:22:33:44:55`, `0011.2233.4455`, `00-11-…` and the bare digits.
 * @throws RangeError when there are not twelve hexadecimal digits. */
export function MacAddress(text: string): MacAddress {
  const digits = text.replace(/[:.-]/g, '').toUpperCase();
  if (!/^[0-9A-F]{12}$/.test(digits))
    throw new RangeError(`«${text}» is not a MAC address such as 001122334455`);
  return digits as MacAddress;
}

/** The device name of a phone: upper-case hexadecimal, no separators (`SEP001122334455`). */
export const DeviceName = (mac: MacAddress): DeviceName => `SEP${mac}` as DeviceName;

export const Endpoint = (address: Ipv4, port: Port): Endpoint => ({ address, port });
export const formatEndpoint = ({ address, port }: Endpoint): string => `${address}:${port}`;
export const sameEndpoint = (a: Endpoint, b: Endpoint): boolean =>
  a.port === b.port && a.address === b.address;

/** The four bytes of an address as one unsigned number, network order. */
export const ipv4ToNumber = (address: Ipv4): number =>
  address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);

export const ipv4FromNumber = (value: number): Ipv4 =>
  [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff).join('.') as Ipv4;

export const anyAddress = Ipv4('0.0.0.0');
export const broadcastAddress = Ipv4('255.255.255.255');
export const broadcastMac = MacAddress('FFFFFFFFFFFF');
