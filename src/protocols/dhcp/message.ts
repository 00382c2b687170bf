import { anyAddress, type Ipv4, type MacAddress, Port } from '../../basics/index.ts';

/** RFC 2131 section 4.1. */
export const dhcpServerPort = Port(67);
/** RFC 2131 section 4.1. */
export const dhcpClientPort = Port(68);

/** What option 53 holds (RFC 2132 section 9.6). */
export const messageType = {
  discover: 1,
  offer: 2,
  request: 3,
  decline: 4,
  ack: 5,
  nak: 6,
  release: 7,
  inform: 8,
} as const;

/** The lease time that never ends (RFC 2131 section 3.3). */
export const infiniteLease = 0xffff_ffff;

/** A BOOTP message with DHCP options, on Ethernet (RFC 2131 section 2). */
export interface DhcpMessage extends DhcpHeader {
  readonly options: DhcpOptions;
}

/** The fixed part, under RFC 2131's names in words. */
export interface DhcpHeader {
  readonly operation: 'request' | 'reply';
  readonly hops: number;
  readonly transactionId: number;
  /** Seconds since the client began. */
  readonly seconds: number;
  /** The client cannot take a unicast answer before it has its address. */
  readonly broadcast: boolean;
  /** `ciaddr`: only a client that can answer ARP for it fills it in. */
  readonly clientAddress: Ipv4;
  /** `yiaddr`: the address that the server hands out. */
  readonly yourAddress: Ipv4;
  /** `siaddr`: the server of the next step, not the DHCP server. */
  readonly nextServer: Ipv4;
  /** `giaddr` */
  readonly relayAgent: Ipv4;
  readonly hardwareAddress: MacAddress;
  /** `sname`, at most 63 characters; empty where option overload put options there. */
  readonly serverName: string;
  /** `file`, at most 127 characters; empty where option overload put options there. */
  readonly bootFile: string;
}

/** Times are in seconds, as they stand in the message. Text keeps a NUL that the sender put behind it. */
export interface DhcpOptions {
  readonly messageType?: number;
  readonly serverIdentifier?: Ipv4;
  readonly leaseTime?: number;
  readonly renewalTime?: number;
  readonly rebindingTime?: number;
  readonly subnetMask?: Ipv4;
  readonly routers?: readonly Ipv4[];
  readonly domainNameServers?: readonly Ipv4[];
  readonly hostName?: string;
  readonly domainName?: string;
  readonly requestedAddress?: Ipv4;
  readonly parameterRequestList?: readonly number[];
  readonly vendorClass?: string;
  /** A type byte, 1 for Ethernet, then the identifier. */
  readonly clientIdentifier?: Uint8Array;
  /** Option 66: a name, or an address in dotted form. */
  readonly tftpServerName?: string;
  readonly bootfileName?: string;
  /** Option 150 (RFC 5859): the servers in order of preference. */
  readonly tftpServers?: readonly Ipv4[];
  /** Options that are not named here, as they stand, in order of first appearance. */
  readonly others?: readonly OtherOption[];
}

export interface OtherOption {
  readonly code: number;
  readonly value: Uint8Array;
}

/** The fields that are zero in most messages, for whoever writes one. */
export const emptyHeader = {
  hops: 0,
  seconds: 0,
  broadcast: false,
  clientAddress: anyAddress,
  yourAddress: anyAddress,
  nextServer: anyAddress,
  relayAgent: anyAddress,
  serverName: '',
  bootFile: '',
} as const satisfies Partial<DhcpHeader>;
