import { describe, expect, it } from 'vitest';
import { fromHex, hex, Ipv4 } from '../../../src/basics/index.ts';
import {
  callState,
  codec,
  decodeSccp,
  deviceType,
  encodeSccp,
  mediaStatus,
  resetType,
  type SccpFieldsArgument,
  type SccpName,
  srtpAlgorithm,
} from '../../../src/protocols/sccp/index.ts';

interface Vector<Name extends SccpName> {
  readonly wire: string;
  readonly name: Name;
  readonly fields: SccpFieldsArgument<Name>;
}

const vector = <Name extends SccpName>(
  wire: string,
  name: Name,
  ...fields: SccpFieldsArgument<Name>
): Vector<Name> => ({ wire, name, fields });

const sequence = (from: number, count: number) =>
  Uint8Array.from({ length: 16 }, (_, index) => (index < count ? from + index : 0));

const encryption = {
  algorithm: srtpAlgorithm.aesCm128HmacSha1Tag32,
  keyLength: 16,
  saltLength: 14,
  key: sequence(0x10, 16),
  salt: sequence(0x20, 14),
};

/** Built by hand and checked with the skinny dissector of Wireshark 4.0.17. */
const vectors = [
  vector('040000000000000000000000', 'KeepAlive'),
  vector('040000000000000000010000', 'KeepAliveAck'),
  vector('1800000000000000810000001e0000004d2f442f590000003c000000060000fe', 'RegisterAck', {
    keepaliveInterval: 30,
    dateTemplate: 'M/D/Y',
    secondaryKeepaliveInterval: 60,
    maxProtocolVersion: 6,
    features: fromHex('0000fe'),
  }),
  vector(
    '380000000000000001000000534550303041414242434330303031000000000001000000c0000232070000000000000000000000050000000000000000000000',
    'Register',
    {
      deviceName: 'SEP00AABBCC0001',
      userId: 0,
      instance: 1,
      address: Ipv4('192.0.2.50'),
      deviceType: deviceType['7960'],
      maxStreams: 0,
      activeStreams: 0,
      protocolVersion: 5,
      features: fromHex('000000'),
      maxConferences: 0,
      activeConferences: 0,
    },
  ),
  vector('08000000000000001b0100003c000000', 'RegisterTokenReject', { waitTime: 60 }),
  vector('08000000000000009f00000002000000', 'Reset', { type: resetType.restart }),
  vector('1c0000000000000011010000050000000100000010000001000000000400000000000000', 'CallState', {
    state: callState.connected,
    line: 1,
    callReference: 0x01000010,
    privacy: 0,
    precedenceLevel: 4,
    precedenceDomain: 0,
  }),
  vector(
    '480000000000000005010000100000010102000114000000040000000000000000000000100000010100000010000e00101112131415161718191a1b1c1d1e1f202122232425262728292a2b2c2d0000',
    'OpenReceiveChannel',
    {
      conferenceId: 0x01000010,
      passThroughPartyId: 0x01000201,
      packetTime: 20,
      codec: codec.g711MuLaw,
      echoCancellation: 0,
      g723Rate: 0,
      callReference: 0x01000010,
      encryption,
    },
  ),
  vector('14000000000000002200000000000000c00002320040000001020001', 'OpenReceiveChannelAck', {
    status: mediaStatus.ok,
    address: Ipv4('192.0.2.50'),
    port: 16384,
    passThroughPartyId: 0x01000201,
  }),
  vector(
    '58000000000000008a0000001000000101020001c000023c064000001400000004000000b8000000000000000000000000000000100000010100000010000e00101112131415161718191a1b1c1d1e1f202122232425262728292a2b2c2d0000',
    'StartMediaTransmission',
    {
      conferenceId: 0x01000010,
      passThroughPartyId: 0x01000201,
      remoteAddress: Ipv4('192.0.2.60'),
      remotePort: 16390,
      packetTime: 20,
      codec: codec.g711MuLaw,
      precedence: 184,
      silenceSuppression: 0,
      maxFrames: 0,
      g723Rate: 0,
      callReference: 0x01000010,
      encryption,
    },
  ),
  vector(
    '280000000000000094000000d507000006000000030000000f0000000e0000001e00000005000000000000006d3bb042',
    'DefineTimeDate',
    {
      year: 2005,
      month: 6,
      dayOfWeek: 3,
      day: 15,
      hour: 14,
      minute: 30,
      second: 5,
      millisecond: 0,
      systemTime: Date.UTC(2005, 5, 15, 14, 30, 5) / 1000,
    },
  ),
];

describe('SCCP messages known byte for byte', () => {
  it('RegisterTokenReq is read as older loads send it, without the IPv6 address', () => {
    const fields = {
      deviceName: 'SEP000DBC000001',
      userId: 0,
      instance: 1,
      address: Ipv4('10.1.1.1'),
      deviceType: 7,
    };
    const older = encodeSccp('RegisterTokenReq', fields).slice(0, 8 + 36);
    older[0] = 36;

    expect(decodeSccp(older)).toEqual({
      name: 'RegisterTokenReq',
      fields: { ...fields, ipv6Address: new Uint8Array(16) },
    });
  });

  it.each(vectors)('$name is read', ({ wire, name, fields: [fields = {}] }) => {
    expect(decodeSccp(fromHex(wire))).toEqual({ name, fields });
  });

  it.each(vectors)('$name is written', ({ wire, name, fields }) => {
    expect(hex(encodeSccp(name, ...(fields as [never])))).toBe(wire);
  });
});

/** The header length of messages as CallManager 4.1(3) and phones of its time send them. */
const lengths: readonly [SccpName, number, object?][] = [
  ['Alarm', 96],
  ['Register', 56],
  ['RegisterAck', 24],
  ['RegisterReject', 36],
  ['RegisterTokenReq', 52],
  ['RegisterTokenAck', 4],
  ['RegisterTokenReject', 8],
  ['IpPort', 8],
  ['Unregister', 8],
  ['UnregisterAck', 8],
  ['CapabilitiesReq', 4],
  ['CapabilitiesRes', 296, { capabilities: [] }],
  ['ButtonTemplateReq', 4],
  ['ButtonTemplateRes', 100, { buttons: [] }],
  ['SoftKeyTemplateReq', 4],
  ['SoftKeyTemplateRes', 656, { softKeys: [] }],
  ['SoftKeySetReq', 4],
  ['SoftKeySetRes', 784, { sets: [] }],
  ['SelectSoftKeys', 20],
  ['LineStatReq', 8],
  ['LineStat', 116],
  ['SpeedDialStatReq', 8],
  ['SpeedDialStat', 72],
  ['FeatureStatReq', 8],
  ['FeatureStat', 56],
  ['ForwardStatReq', 8],
  ['ForwardStat', 96],
  ['ConfigStatReq', 4],
  ['ConfigStat', 116],
  ['ServerReq', 4],
  ['ServerRes', 284],
  ['VersionReq', 4],
  ['Version', 20],
  ['RegisterAvailableLines', 8],
  ['TimeDateReq', 4],
  ['DefineTimeDate', 40],
  ['Reset', 8],
  ['OffHook', 12],
  ['OnHook', 12],
  ['KeypadButton', 16],
  ['Stimulus', 12],
  ['SoftKeyEvent', 16],
  ['SetLamp', 16],
  ['SetRinger', 20],
  ['SetSpeakerMode', 8],
  ['SetMicroMode', 8],
  ['StartTone', 20],
  ['StopTone', 12],
  ['CallState', 28],
  ['CallInfo', 388],
  ['DisplayText', 36],
  ['DisplayPromptStatus', 48],
  ['ClearPromptStatus', 12],
  ['DisplayNotify', 40],
  ['DisplayPriNotify', 44],
  ['ActivateCallPlane', 8],
  ['DeactivateCallPlane', 4],
  ['OpenReceiveChannel', 72],
  ['OpenReceiveChannelAck', 20],
  ['StartMediaTransmission', 88],
  ['CloseReceiveChannel', 16],
  ['StopMediaTransmission', 16],
  ['MediaTransmissionFailure', 24],
];

describe('the length in the header', () => {
  it.each(lengths)('of %s is %i', (name, length, fields = {}) => {
    const bytes = encodeSccp(name, fields as never);
    expect(new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true)).toBe(length);
    expect(bytes.length).toBe(length + 8);
  });
});
