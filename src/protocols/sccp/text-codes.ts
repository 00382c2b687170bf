/**
 * Texts that the phone translates into its own language: byte 0x80 and a code, optionally with plain
 * text behind. Codes: Wireshark's skinny dissector; capture of CallManager 4.1(3).
 */
const codes = {
  redial: 0x01,
  newCall: 0x02,
  hold: 0x03,
  transfer: 0x04,
  forwardAll: 0x05,
  backspace: 0x08,
  endCall: 0x09,
  resume: 0x0a,
  answer: 0x0b,
  conference: 0x0d,
  park: 0x0e,
  join: 0x0f,
  meetMe: 0x10,
  pickup: 0x11,
  groupPickup: 0x12,
  yourCurrentOptions: 0x13,
  offHook: 0x14,
  onHook: 0x15,
  ringOut: 0x16,
  from: 0x17,
  connected: 0x18,
  busy: 0x19,
  enterNumber: 0x20,
  keyNotActive: 0x2d,
  errorNoLicense: 0x2e,
  errorDatabaseConfiguration: 0x2f,
  errorDatabase: 0x30,
  errorPassLimit: 0x31,
  errorUnknown: 0x32,
  errorMismatch: 0x33,
  unknownNumber: 0x38,
  barge: 0x43,
  failedToSetUpBarge: 0x44,
  anotherBargeExists: 0x45,
  incompatibleDeviceType: 0x46,
  directTransfer: 0x4d,
  select: 0x4e,
  conferenceList: 0x4f,
  cBarge: 0x51,
  securityError: 0x56,
  videoMode: 0x58,
} as const;

type TextCode = keyof typeof codes;

export const textCodes = Object.fromEntries(
  Object.entries(codes).map(([name, code]) => [name, `\x80${String.fromCharCode(code)}`]),
) as Readonly<Record<TextCode, string>>;

/** Soft keys as a capture of CallManager 4.1(3) names them; the prompts in words chosen here. */
const english: Readonly<Record<TextCode, string>> = {
  redial: 'Redial',
  newCall: 'NewCall',
  hold: 'Hold',
  transfer: 'Trnsfer',
  forwardAll: 'CFwdAll',
  backspace: '<<',
  endCall: 'EndCall',
  resume: 'Resume',
  answer: 'Answer',
  conference: 'Confrn',
  park: 'Park',
  join: 'Join',
  meetMe: 'MeetMe',
  pickup: 'PickUp',
  groupPickup: 'GPickUp',
  yourCurrentOptions: 'Your current options',
  offHook: 'Off Hook',
  onHook: 'On Hook',
  ringOut: 'Ring Out',
  from: 'From ',
  connected: 'Connected',
  busy: 'Busy',
  enterNumber: 'Enter Number',
  keyNotActive: 'Key Is Not Active',
  errorNoLicense: 'Error No License',
  errorDatabaseConfiguration: 'Error DBConfig',
  errorDatabase: 'Error Database',
  errorPassLimit: 'Error Pass Limit',
  errorUnknown: 'Error Unknown',
  errorMismatch: 'Error Mismatch',
  unknownNumber: 'Unknown Number',
  barge: 'Barge',
  failedToSetUpBarge: 'Failed To Setup Barge',
  anotherBargeExists: 'Another Barge Exists',
  incompatibleDeviceType: 'Incompatible Device Type',
  directTransfer: 'DirTrfr',
  select: 'Select',
  conferenceList: 'ConfList',
  cBarge: 'cBarge',
  securityError: 'Security Error',
  videoMode: 'VidMode',
};

const englishByText = new Map(
  Object.entries(textCodes).map(([name, text]) => [text, english[name as TextCode]]),
);

/** A text as a phone with an English locale shows it; unknown codes are left as they are. */
export const englishText = (text: string): string =>
  text.replace(/\x80[\s\S]/g, (coded) => englishByText.get(coded) ?? coded);
