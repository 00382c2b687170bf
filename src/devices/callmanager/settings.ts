import { type Millis, Port, Seconds } from '../../basics/index.ts';

/** The service parameters and the port of one server's Cisco CallManager service. */
export interface CallManagerSettings {
  readonly port: Port;
  /** StationKeepaliveInterval: between the keepalives of a registered phone. */
  readonly keepaliveInterval: Millis;
  /** Station2ndKeepaliveInterval: between those to a standby server. */
  readonly secondaryKeepaliveInterval: Millis;
}

/** Defaults of CallManager 4.1(3), seen in a capture. */
export const defaultSettings: CallManagerSettings = {
  port: Port(2000),
  keepaliveInterval: Seconds(30),
  secondaryKeepaliveInterval: Seconds(60),
};
