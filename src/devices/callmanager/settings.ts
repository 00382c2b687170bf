import { type Millis, Port, Seconds } from '../../basics/index.ts';

/** The service parameters and the ports of one server's Cisco CallManager service. */
export interface CallManagerSettings {
  readonly port: Port;
  /** Of SCCP over TLS. */
  readonly securePort: Port;
  /** StationKeepaliveInterval: between the keepalives of a registered phone. */
  readonly keepaliveInterval: Millis;
  /** Station2ndKeepaliveInterval: between those to a standby server. */
  readonly secondaryKeepaliveInterval: Millis;
}

/** Defaults of CallManager 4.1(3), seen in a capture; the secure port: Unified CME guide, security. */
export const defaultSettings: CallManagerSettings = {
  port: Port(2000),
  securePort: Port(2443),
  keepaliveInterval: Seconds(30),
  secondaryKeepaliveInterval: Seconds(60),
};
