/** Code numbers of SCCP. Source: Wireshark's skinny dissector and chan-sccp's sccp_enum.in. */

/** The number under which a kind of device registers. */
export const deviceType = {
  '30SP+': 1,
  '12SP+': 2,
  '12SP': 3,
  '30VIP': 5,
  '7910': 6,
  '7960': 7,
  '7940': 8,
  '7935': 9,
  'ATA 186': 12,
  '7941': 115,
  '7971': 119,
  'MGCP station': 120,
  'MGCP trunk': 121,
  '7914': 124,
  'not defined': 255,
  '7985': 302,
  '7911': 307,
  '7961GE': 308,
  '7941GE': 309,
  '7905': 20000,
  '7920': 30002,
  '7970': 30006,
  '7912': 30007,
  '7902': 30008,
  'IP Communicator': 30016,
  '7961': 30018,
  '7936': 30019,
} as const;

/** `informational` is the severity of the alarm with which a phone announces itself. */
export const alarmSeverity = {
  critical: 0,
  warning: 1,
  informational: 2,
  unknown: 4,
  major: 7,
  minor: 8,
  marginal: 10,
  trace: 20,
} as const;

/** `reset` starts the phone over, load and all; `restart` makes it only register again. */
export const resetType = { reset: 1, restart: 2 } as const;

/** `refused`: a call is active. */
export const unregisterStatus = { ok: 0, error: 1, refused: 2 } as const;

export const buttonDefinition = {
  redial: 1,
  speedDial: 2,
  hold: 3,
  transfer: 4,
  forwardAll: 5,
  line: 9,
  voiceMail: 0x0f,
  select: 0x12,
  serviceUrl: 0x14,
  conference: 0x7d,
  park: 0x7e,
  pickup: 0x7f,
  groupPickup: 0x80,
  undefined: 0xff,
} as const;

export const softKeyEvent = {
  redial: 1,
  newCall: 2,
  hold: 3,
  transfer: 4,
  forwardAll: 5,
  backspace: 8,
  endCall: 9,
  resume: 10,
  answer: 11,
  conference: 13,
  park: 14,
  join: 15,
  meetMe: 16,
  pickup: 17,
  groupPickup: 18,
  barge: 21,
  directTransfer: 28,
  select: 29,
  conferenceList: 30,
  videoMode: 33,
} as const;

export const callState = {
  offHook: 1,
  onHook: 2,
  ringOut: 3,
  ringIn: 4,
  connected: 5,
  busy: 6,
  congestion: 7,
  hold: 8,
  callWaiting: 9,
  transfer: 10,
  park: 11,
  proceed: 12,
  remoteMultiline: 13,
  invalidNumber: 14,
} as const;

/** CallManager 4.1(3) sends `unknown` in a nonsecure cluster. */
export const callSecurityStatus = {
  unknown: 0,
  notAuthenticated: 1,
  authenticated: 2,
  encrypted: 3,
} as const;

export const codec = {
  g711ALaw: 2,
  g711MuLaw: 4,
  g7231: 9,
  g728: 10,
  g729: 11,
  g729A: 12,
  g729B: 15,
  g729AB: 16,
  wideband: 25,
} as const;

export const mediaStatus = {
  ok: 0,
  unknownError: 1,
  notEnoughChannels: 2,
  codecTooComplex: 3,
  badPartyId: 4,
  badCallReference: 5,
  badCodec: 6,
  badPacketSize: 7,
  outOfSockets: 8,
  codecFailed: 9,
} as const;

/** SCCP phones do only the 32-bit tag: AES-CM-128 with HMAC-SHA1-32. */
export const srtpAlgorithm = {
  none: 0,
  aesCm128HmacSha1Tag32: 1,
  aesCm128HmacSha1Tag80: 2,
} as const;
