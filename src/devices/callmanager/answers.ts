/** What CallManager answers when a registered phone asks how it is set up. */
import { counted, type Millis, type Port } from '../../basics/index.ts';
import {
  buttonDefinition,
  englishText,
  type SccpMessage,
  textCodes,
} from '../../protocols/sccp/index.ts';
import type { ClusterDatabase, DeviceRecord } from './cluster-database.ts';
import { type Outgoing, outgoing } from './outgoing.ts';
import { phoneModels } from './phone-models.ts';
import { onHookSet, softKeySets, softKeyTemplate } from './soft-keys.ts';

/** What the answers are made from. */
export interface Facts {
  readonly database: ClusterDatabase;
  readonly device: DeviceRecord;
  readonly serverName: string;
  readonly port: Port;
  readonly date: Date;
}

/** Seen from CallManager 2.x to 4.1(3); the order of the date is that of the date/time group. */
const dateTemplate = 'M/D/Y';
/** The highest version that CallManager 4.1(3) speaks, in a capture. */
const maxProtocolVersion = 6;
/** Their meaning is not documented; CallManager 4.1(3) sends them in a capture. */
const features = Uint8Array.of(0x00, 0x00, 0xfe);
/** Not documented; CallManager 4.1(3) sends it with every line in a capture. */
const lineDisplayOptions = 9;
const noLine = { line: 0, callReference: 0 };

export const keepAliveAck = outgoing('KeepAliveAck', '');
const capabilitiesReq = outgoing('CapabilitiesReq', '');
const templateRes = outgoing('SoftKeyTemplateRes', '', softKeyTemplate);
const setRes = outgoing('SoftKeySetRes', '', softKeySets);
const selectOnHookKeys = outgoing('SelectSoftKeys', 'on hook', {
  ...noLine,
  set: onHookSet,
  validKeys: 0xffff_ffff,
});
const yourCurrentOptions = outgoing(
  'DisplayPromptStatus',
  englishText(textCodes.yourCurrentOptions),
  { ...noLine, timeout: 0, text: textCodes.yourCurrentOptions },
);

/** The answer to Register, with the question that comes along with it. */
export const registerAck = (primary: Millis, secondary: Millis): readonly Outgoing[] => [
  outgoing('RegisterAck', `keepalive ${primary / 1000} s, to a standby ${secondary / 1000} s`, {
    keepaliveInterval: primary / 1000,
    dateTemplate,
    secondaryKeepaliveInterval: secondary / 1000,
    maxProtocolVersion,
    features,
  }),
  capabilitiesReq,
];

/** What is sent because of a message of a registered phone: nothing for one that only tells. */
export function answersTo(message: SccpMessage, facts: Facts): readonly Outgoing[] {
  switch (message.name) {
    case 'ButtonTemplateReq':
      return [buttonTemplate(facts.device)];
    case 'SoftKeyTemplateReq':
      return [templateRes];
    case 'SoftKeySetReq':
      return [setRes, selectOnHookKeys, yourCurrentOptions];
    case 'LineStatReq':
      return [lineStat(facts.device, message.fields.line)];
    case 'SpeedDialStatReq':
      // No speed dials are configured here.
      return [outgoing('SpeedDialStat', '', { ...message.fields, number: '', name: '' })];
    case 'FeatureStatReq':
      // A capture of a phone without feature buttons shows the question, and zeros in the answer.
      return [outgoing('FeatureStat', '', { ...message.fields, feature: 0, label: '', status: 0 })];
    case 'ForwardStatReq':
      return [forwardStat(message.fields.line)];
    case 'ConfigStatReq':
      return [configStat(facts)];
    case 'ServerReq':
      return [serverRes(facts)];
    case 'VersionReq':
      // The configuration file names the load; nothing is asked for in its place.
      return [outgoing('Version', '', { load: '' })];
    case 'TimeDateReq':
      return [timeDate(facts.date), yourCurrentOptions];
    default:
      return [];
  }
}

const usedLines = ({ lines, model }: DeviceRecord): readonly string[] =>
  lines.slice(0, phoneModels[model].buttons);

/** Lines first, speed dials on the buttons that are left. */
function buttonTemplate(device: DeviceRecord): Outgoing {
  const total = phoneModels[device.model].buttons;
  const lines = usedLines(device).length;
  const buttons = Array.from({ length: total }, (_, index) =>
    index < lines
      ? { instance: index + 1, definition: buttonDefinition.line }
      : { instance: index + 1 - lines, definition: buttonDefinition.speedDial },
  );
  const detail = `${counted(lines, 'line')}, ${counted(total - lines, 'speed dial')}`;
  return outgoing('ButtonTemplateRes', detail, { offset: 0, total, buttons });
}

/** A line that the device does not have comes without a number. */
function lineStat(device: DeviceRecord, line: number): Outgoing {
  const directoryNumber = usedLines(device)[line - 1] ?? '';
  return outgoing('LineStat', directoryNumber && `line ${line}: ${directoryNumber}`, {
    line,
    directoryNumber,
    displayName: '',
    label: directoryNumber,
    displayOptions: lineDisplayOptions,
  });
}

/** Nothing is forwarded. */
const forwardStat = (line: number): Outgoing =>
  outgoing('ForwardStat', '', {
    active: 0,
    line,
    allActive: 0,
    allNumber: '',
    busyActive: 0,
    busyNumber: '',
    noAnswerActive: 0,
    noAnswerNumber: '',
  });

function configStat({ device, serverName }: Facts): Outgoing {
  const lines = usedLines(device).length;
  return outgoing('ConfigStat', '', {
    deviceName: device.name,
    userId: 0,
    instance: 1,
    userName: '',
    serverName,
    lines,
    speedDials: phoneModels[device.model].buttons - lines,
  });
}

function serverRes({ database: { callManagerGroup }, port }: Facts): Outgoing {
  const names = callManagerGroup.map(({ name }) => name);
  return outgoing('ServerRes', names.join(', '), {
    names,
    ports: callManagerGroup.map(() => port),
    addresses: callManagerGroup.map(({ address }) => address),
  });
}

/** Local time of the phone is not kept apart from UTC: no date/time group is modelled. */
const timeDate = (date: Date): Outgoing =>
  outgoing('DefineTimeDate', date.toISOString(), {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    dayOfWeek: date.getUTCDay(),
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
    systemTime: Math.floor(date.getTime() / 1000),
  });
