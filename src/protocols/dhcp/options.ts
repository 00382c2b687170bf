import {
  ByteReader,
  ByteWriter,
  fromLatin1,
  hex,
  type Ipv4,
  latin1,
  namesOf,
} from '../../basics/index.ts';
import { type DhcpOptions, infiniteLease, messageType } from './message.ts';

type NamedOptions = Omit<DhcpOptions, 'others'>;
export type OptionsDraft = { -readonly [Property in keyof DhcpOptions]: DhcpOptions[Property] };

/** One option: reading, writing and the annotated dump all go by this. */
export interface OptionField {
  readonly code: number;
  readonly name: string;
  /** @returns what is wrong with the value, undefined when it was read */
  read(value: Uint8Array, options: OptionsDraft): string | undefined;
  /** @returns undefined when the message does not have this option */
  write(options: DhcpOptions): Uint8Array | undefined;
  format(options: DhcpOptions): string;
}

interface Kind<Value> {
  /** @returns what is wrong with this length, undefined when nothing is */
  check(length: number): string | undefined;
  read(value: Uint8Array): Value;
  write(value: Value): Uint8Array;
  format(value: Value): string;
}

const exactly = (size: number) => (length: number) =>
  length === size ? undefined : `is ${length} bytes long, not ${size}`;
const anyLength = () => undefined;
const reader = (value: Uint8Array) => new ByteReader(value, 'DHCP option');

const u8: Kind<number> = {
  check: exactly(1),
  read: (value) => reader(value).u8('value'),
  write: (value) => new ByteWriter().u8(value).done(),
  format: String,
};

const type: Kind<number> = { ...u8, format: (value) => messageTypeName(value) };

const seconds: Kind<number> = {
  check: exactly(4),
  read: (value) => reader(value).u32('value'),
  write: (value) => new ByteWriter().u32(value).done(),
  format: (value) => (value === infiniteLease ? 'for ever' : `${value} s`),
};

const address: Kind<Ipv4> = {
  check: exactly(4),
  read: (value) => reader(value).ipv4('value'),
  write: (value) => new ByteWriter().ipv4(value).done(),
  format: String,
};

const addresses: Kind<readonly Ipv4[]> = {
  check: (length) =>
    length > 0 && length % 4 === 0 ? undefined : `is ${length} bytes long, not 4 an address`,
  read: (value) => {
    const each = reader(value);
    return Array.from({ length: value.length / 4 }, () => each.ipv4('address'));
  },
  write: (value) => {
    const writer = new ByteWriter();
    for (const one of value) writer.ipv4(one);
    return writer.done();
  },
  format: (value) => value.join(', '),
};

const text: Kind<string> = {
  check: anyLength,
  read: latin1,
  write: fromLatin1,
  format: withoutNul,
};

const codes: Kind<readonly number[]> = {
  check: anyLength,
  read: (value) => [...value],
  write: (value) => Uint8Array.from(value),
  format: (value) => value.join(', '),
};

const bytes: Kind<Uint8Array> = {
  check: anyLength,
  read: (value) => value,
  write: (value) => value,
  format: hex,
};

function option<Property extends keyof NamedOptions>(
  code: number,
  name: string,
  property: Property,
  kind: Kind<NonNullable<DhcpOptions[Property]>>,
): OptionField {
  return {
    code,
    name,
    read(value, options) {
      const problem = kind.check(value.length);
      if (problem === undefined) options[property] = kind.read(value);
      return problem;
    },
    write(options) {
      const value = options[property];
      return value === undefined ? undefined : kind.write(value);
    },
    format(options) {
      const value = options[property];
      return value === undefined ? '' : kind.format(value);
    },
  };
}

/** RFC 2132, RFC 5859 for option 150; in the order in which they are written, the type first. */
export const optionFields: readonly OptionField[] = [
  option(53, 'Message type', 'messageType', type),
  option(61, 'Client identifier', 'clientIdentifier', bytes),
  option(54, 'Server identifier', 'serverIdentifier', address),
  option(50, 'Requested address', 'requestedAddress', address),
  option(51, 'Lease time', 'leaseTime', seconds),
  option(58, 'Renewal time', 'renewalTime', seconds),
  option(59, 'Rebinding time', 'rebindingTime', seconds),
  option(1, 'Subnet mask', 'subnetMask', address),
  option(3, 'Routers', 'routers', addresses),
  option(6, 'Domain name servers', 'domainNameServers', addresses),
  option(12, 'Host name', 'hostName', text),
  option(15, 'Domain name', 'domainName', text),
  option(60, 'Vendor class', 'vendorClass', text),
  option(55, 'Parameter request list', 'parameterRequestList', codes),
  option(66, 'TFTP server name', 'tftpServerName', text),
  option(67, 'Boot file name', 'bootfileName', text),
  option(150, 'TFTP servers', 'tftpServers', addresses),
];

export const optionByCode: ReadonlyMap<number, OptionField> = new Map(
  optionFields.map((field) => [field.code, field]),
);

const messageTypeNames = namesOf(messageType);

/** `Discover`, `Offer`, …; `message 13` for a type of a later RFC. */
export function messageTypeName(value: number): string {
  const name = messageTypeNames.get(value);
  return name === undefined
    ? `message ${value}`
    : name.replace(/^./, (first) => first.toUpperCase());
}

/** Text as a person reads it: some clients count a NUL at its end as part of it. */
export function withoutNul(value: string): string {
  const nul = value.indexOf('\0');
  return nul < 0 ? value : value.slice(0, nul);
}
