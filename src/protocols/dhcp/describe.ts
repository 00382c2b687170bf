import { formatSpan, Seconds } from '../../basics/index.ts';
import { type DhcpMessage, infiniteLease, messageType } from './message.ts';
import { messageTypeName, withoutNul } from './options.ts';

/** The message as a trace tells of it: `DHCP Offer`, and what is worth reading in it. */
export function describeDhcp(message: DhcpMessage): {
  readonly name: string;
  readonly detail: string;
} {
  const type = message.options.messageType;
  return {
    name: type === undefined ? `BOOTP ${message.operation}` : `DHCP ${messageTypeName(type)}`,
    detail: details(message).filter(Boolean).join(', '),
  };
}

function details(message: DhcpMessage): string[] {
  const { options, hardwareAddress: mac } = message;
  switch (options.messageType) {
    case messageType.discover:
      return [mac, withoutNul(options.vendorClass ?? '')];
    case messageType.offer:
    case messageType.ack:
      return [`${message.yourAddress} to ${mac}`, lease(options.leaseTime), ...tftp(message)];
    case messageType.request:
      return [
        `${mac} asks for ${options.requestedAddress ?? message.clientAddress}`,
        options.serverIdentifier ? `of ${options.serverIdentifier}` : '',
      ];
    case messageType.release:
      return [`${mac} gives back ${message.clientAddress}`];
    case messageType.decline:
      return [`${mac} found ${options.requestedAddress ?? 'an address'} in use`];
    default:
      return [mac];
  }
}

function lease(seconds: number | undefined): string {
  if (seconds === undefined) return '';
  return seconds === infiniteLease ? 'for ever' : `for ${formatSpan(Seconds(seconds))}`;
}

/** Where the phone will look for its files: this is what a wrong address shows up in. */
function tftp({ options }: DhcpMessage): string[] {
  return [
    options.tftpServers ? `option 150: ${options.tftpServers.join(', ')}` : '',
    options.tftpServerName ? `option 66: ${withoutNul(options.tftpServerName)}` : '',
  ];
}
