import { fromHex, fromLatin1, Ipv4, MacAddress } from '../../../src/basics/index.ts';
import { type DhcpMessage, emptyHeader, vendorClass } from '../../../src/protocols/dhcp/index.ts';

export const mac = MacAddress('001122334455');

export const discover: DhcpMessage = {
  ...emptyHeader,
  operation: 'request',
  transactionId: 0x3903f326,
  hardwareAddress: mac,
  options: {
    messageType: 1,
    clientIdentifier: fromHex('01001122334455'),
    vendorClass: vendorClass('7960'),
    parameterRequestList: [1, 66, 6, 3, 15, 150, 35],
  },
};

export const offer: DhcpMessage = {
  ...emptyHeader,
  operation: 'reply',
  transactionId: 0x3903f326,
  yourAddress: Ipv4('10.1.0.50'),
  hardwareAddress: mac,
  options: {
    messageType: 2,
    serverIdentifier: Ipv4('10.1.0.10'),
    leaseTime: 86_400,
    subnetMask: Ipv4('255.255.255.0'),
    routers: [Ipv4('10.1.0.1')],
    tftpServers: [Ipv4('10.1.0.11'), Ipv4('10.1.0.12')],
  },
};

/** A message put together by hand: what stands in `sname`, `file` and behind the cookie. */
export function rawMessage(options: string, { sname = '', file = '', flags = '0000' } = {}) {
  const text = (content: string, size: number) => {
    const field = new Uint8Array(size);
    field.set(content.startsWith('hex ') ? fromHex(content.slice(4)) : fromLatin1(content));
    return Buffer.from(field).toString('hex');
  };
  return fromHex(
    `020106003903f3260000${flags}000000000a010032000000000000000000112233445500000000000000000000` +
      `${text(sname, 64)}${text(file, 128)}63825363${options}`,
  );
}
