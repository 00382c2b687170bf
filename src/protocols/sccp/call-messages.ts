import { callSecurityStatus, callState, codec, mediaStatus, srtpAlgorithm } from './codes.ts';
import { bytes, code, ipv4, padded, text, u16, u32, u32Hex } from './fields.ts';
import { struct } from './layouts.ts';
import { message } from './message.ts';

const name = text(40);
const number = text(24);
const codecCode = code(u32, codec);

/**
 * The SRTP master key and salt of one direction; all zero in a nonsecure call. Of `key` and `salt`
 * the first `keyLength` and `saltLength` bytes count, 16 and 14 in an encrypted call.
 */
const encryption = struct({
  algorithm: code(u32, srtpAlgorithm),
  keyLength: u16,
  saltLength: u16,
  key: bytes(16),
  salt: bytes(16),
});

/**
 * Calls and their media. Call references carry the server's node number in the top byte. Source:
 * capture of CallManager 4.1(3) with a Cisco 7912; MediaTransmissionFailure: chan-sccp.
 */
export const callMessages = {
  CallState: message(0x111, {
    state: code(u32, callState),
    line: u32,
    callReference: u32Hex,
    /** 0 none, 1 limited, 2 full. */
    privacy: u32,
    /** 4 is routine. */
    precedenceLevel: u32,
    precedenceDomain: u32,
  }),
  CallInfo: message(0x8f, {
    callingName: name,
    callingNumber: number,
    calledName: name,
    calledNumber: number,
    line: u32,
    callReference: u32Hex,
    /** 1 inbound, 2 outbound, 3 forwarded. */
    type: u32,
    originalCalledName: name,
    originalCalledNumber: number,
    lastRedirectingName: name,
    lastRedirectingNumber: number,
    originalRedirectReason: u32,
    lastRedirectReason: u32,
    callingVoiceMailbox: number,
    calledVoiceMailbox: number,
    originalCalledVoiceMailbox: number,
    lastRedirectingVoiceMailbox: number,
    callInstance: u32,
    securityStatus: code(u32, callSecurityStatus),
    presentationRestrictions: u32Hex,
  }),
  ActivateCallPlane: message(0x116, { line: u32 }),
  DeactivateCallPlane: message(0x117, {}),

  /** Asks the phone to receive audio and to say where. */
  OpenReceiveChannel: message(0x105, {
    conferenceId: u32Hex,
    passThroughPartyId: u32Hex,
    /** In milliseconds. */
    packetTime: u32,
    codec: codecCode,
    echoCancellation: u32,
    g723Rate: u32,
    callReference: u32Hex,
    encryption,
  }),
  OpenReceiveChannelAck: message(0x22, {
    status: code(u32, mediaStatus),
    address: ipv4,
    port: u32,
    passThroughPartyId: u32Hex,
  }),
  CloseReceiveChannel: message(0x106, {
    conferenceId: u32Hex,
    passThroughPartyId: u32Hex,
    callReference: u32Hex,
  }),
  StartMediaTransmission: message(0x8a, {
    conferenceId: u32Hex,
    passThroughPartyId: u32Hex,
    remoteAddress: ipv4,
    remotePort: u32,
    /** In milliseconds. */
    packetTime: u32,
    codec: codecCode,
    /** 184 is DSCP EF, shifted left by two bits. */
    precedence: u32,
    silenceSuppression: u32,
    maxFrames: padded(u16, 2),
    g723Rate: u32,
    callReference: u32Hex,
    encryption,
  }),
  StopMediaTransmission: message(0x8b, {
    conferenceId: u32Hex,
    passThroughPartyId: u32Hex,
    callReference: u32Hex,
  }),
  MediaTransmissionFailure: message(0x2a, {
    conferenceId: u32Hex,
    passThroughPartyId: u32Hex,
    address: ipv4,
    port: u32,
    callReference: u32Hex,
  }),
} as const;
