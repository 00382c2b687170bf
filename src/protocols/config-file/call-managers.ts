import { Port } from '../../basics/index.ts';
import { type Fields, fieldsOf } from './fields.ts';
import { port, text, whole } from './kinds.ts';

/** A server of the phone's CallManager group. */
export interface CallManagerMember {
  /** 0 is the first that the phone turns to. */
  readonly priority: number;
  readonly name?: string;
  /** Where it is: a host name or an address. */
  readonly processNodeName: string;
  /** SCCP without TLS; the phone finds the port for TLS by itself. */
  readonly ethernetPhonePort: Port;
}

/** Of SCCP: the value in the configuration files of CallManager 4.1(3). */
export const defaultPhonePort = Port(2000);

const { leaf, constant } = fieldsOf<CallManagerMember>();

export const callManagerFields: Fields<CallManagerMember> = [
  leaf('@priority', 'priority', whole(255), 0),
  leaf('callManager/name', 'name', text),
  constant('callManager/ports/analogAccessPort', '2002'),
  constant('callManager/ports/digitalAccessPort', '2001'),
  leaf('callManager/ports/ethernetPhonePort', 'ethernetPhonePort', port, defaultPhonePort),
  constant('callManager/ports/mgcpPorts/listen', '2427'),
  constant('callManager/ports/mgcpPorts/keepAlive', '2428'),
  leaf('callManager/processNodeName', 'processNodeName', text, ''),
];

/** First the one that the phone turns to first; in the order of the file where priorities are equal. */
export const byPriority = (members: readonly CallManagerMember[]): readonly CallManagerMember[] =>
  [...members].sort((a, b) => a.priority - b.priority);
