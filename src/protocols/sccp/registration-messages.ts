import { alarmSeverity, deviceType, resetType, unregisterStatus } from './codes.ts';
import { bytes, code, ipv4, optional, padded, text, u8, u32, u32Hex } from './fields.ts';
import { row } from './layouts.ts';
import { message } from './message.ts';

const deviceTypeCode = code(u32, deviceType);

/**
 * Registration, keepalive, reset, unregistration. Source: capture of CallManager 4.1(3) with a
 * Cisco 7912; where that has no such message, chan-sccp's sccp_protocol.h.
 */
export const registrationMessages = {
  KeepAlive: message(0x00, {}),
  KeepAliveAck: message(0x100, {}),

  /** The first message on every connection. Text: `25: Name=SEP… Load=… Last=Initialized`. */
  Alarm: message(0x20, {
    severity: code(u32, alarmSeverity),
    text: text(80),
    parameter1: u32Hex,
    /** The phone's address. */
    parameter2: ipv4,
  }),

  /** Later loads append MAC address, line count, load name and more. */
  Register: message(0x01, {
    deviceName: text(16),
    userId: u32,
    instance: u32,
    address: ipv4,
    deviceType: deviceTypeCode,
    maxStreams: u32,
    activeStreams: optional(u32),
    protocolVersion: optional(u8),
    /** Not documented; a Cisco 7912 sends 00 00 81. */
    features: optional(bytes(3)),
    maxConferences: optional(u32),
    activeConferences: optional(u32),
  }),

  RegisterAck: message(0x81, {
    /** In seconds. */
    keepaliveInterval: u32,
    /** `M/D/Y` */
    dateTemplate: padded(text(6), 2),
    /** In seconds, to a standby server. CallManager 2.x ends before it. */
    secondaryKeepaliveInterval: optional(u32),
    maxProtocolVersion: optional(u8),
    /** Not documented; CallManager 4.1(3) sends 00 00 FE. */
    features: optional(bytes(3)),
  }),
  RegisterReject: message(0x9d, { text: text(32) }),

  /** Asks a server of higher priority whether the phone may come back to it. Older loads end before
   * the last field, which Wireshark's dissector expects. */
  RegisterTokenReq: message(0x29, {
    deviceName: text(16),
    userId: u32,
    instance: u32,
    /** In network order, as in Register; Wireshark shows it reversed. */
    address: ipv4,
    deviceType: deviceTypeCode,
    ipv6Address: optional(bytes(16)),
  }),
  RegisterTokenAck: message(0x11a, {}),
  /** `waitTime` in seconds, before the phone may ask again; the unit is inferred from clones. */
  RegisterTokenReject: message(0x11b, { waitTime: u32 }),

  /** Later loads give a reason: 0 unknown, 1 power save. */
  Unregister: message(0x27, { reason: optional(u32) }),
  UnregisterAck: message(0x118, { status: code(u32, unregisterStatus) }),
  Reset: message(0x9f, { type: code(u32, resetType) }),

  /** Sent by older loads, not by a Cisco 7912 to CallManager 4.1(3). */
  IpPort: message(0x02, { rtpPort: u32 }),
  /** `highestLine`: how many lines the phone has buttons for. */
  RegisterAvailableLines: message(0x2d, { highestLine: u32 }),

  VersionReq: message(0x0f, {}),
  /** The load that the phone should run. */
  Version: message(0x98, { load: text(16) }),
  ServerReq: message(0x12, {}),
  /** The servers of the phone's CallManager group; unused places are empty. */
  ServerRes: message(0x9e, {
    names: row(text(48), 5),
    ports: row(u32, 5),
    addresses: row(ipv4, 5),
  }),
  ConfigStatReq: message(0x0c, {}),
  ConfigStat: message(0x93, {
    deviceName: text(16),
    userId: u32,
    instance: u32,
    userName: text(40),
    serverName: text(40),
    lines: u32,
    speedDials: u32,
  }),

  TimeDateReq: message(0x0d, {}),
  DefineTimeDate: message(0x94, {
    year: u32,
    /** 1 to 12. */
    month: u32,
    /** 0 is Sunday. */
    dayOfWeek: u32,
    day: u32,
    hour: u32,
    minute: u32,
    second: u32,
    millisecond: u32,
    /** Seconds since 1970, UTC, where the fields before give local time. */
    systemTime: u32,
  }),
} as const;
