/** What a phone tells CallManager of itself when it registers. */
import type { DeviceName } from '../../basics/index.ts';
import type { SetupRequest } from '../../machines/index.ts';
import { alarmSeverity, type codec, type SccpFields } from '../../protocols/sccp/index.ts';
import type { Environment } from '../environment.ts';
import type { PhoneModel } from './models.ts';
import { type RestartCause, restartCauses } from './restart-causes.ts';
import type { SccpConnection } from './sccp-connection.ts';
import type { Security } from './transport.ts';

/** A phone as CallManager knows it. */
export interface Station extends Security {
  readonly model: PhoneModel;
  readonly deviceName: DeviceName;
}

/** Version 5 or 6 is likely for loads of the 4.1 era (not documented). */
const protocolVersion = 5;
/** Seen from a 7912; a 79xx of that era is not documented. */
const alarmParameter1 = 0x0001_0800;
/** What the 7960 and 7970 loads list (chan-sccp dumps), with a packet time that G.711 allows. */
const capabilities = [25, 4, 2, 15, 16, 11, 12].map((number) => ({
  codec: number as (typeof codec)[keyof typeof codec],
  maxFrames: 40,
  extra: new Uint8Array(8),
}));

/** The beginning of Register, and all of RegisterTokenReq that is not zero. */
export const deviceIdentification = (
  { host }: Environment,
  { deviceName, model }: Station,
): SccpFields<'RegisterTokenReq'> => ({
  deviceName,
  userId: 0,
  instance: 1,
  address: host.address,
  deviceType: model.deviceType,
});

/** The alarm tells why the phone connects; Register follows at once. */
export function sendRegister(
  connection: SccpConnection,
  env: Environment,
  phone: Station,
  cause: RestartCause,
): void {
  const { model, deviceName } = phone;
  const { number, text } = restartCauses[cause];
  connection.send('Alarm', {
    severity: alarmSeverity.informational,
    text: `${number}: Name=${deviceName} Load=${model.loadVersion} Last=${text}`,
    parameter1: alarmParameter1,
    parameter2: env.host.address,
  });
  connection.send('Register', {
    ...deviceIdentification(env, phone),
    maxStreams: model.maxStreams,
    activeStreams: 0,
    protocolVersion,
  });
}

export function sendRequest(
  connection: SccpConnection,
  { model }: Station,
  request: SetupRequest,
): void {
  switch (request) {
    case 'capabilities':
      return connection.send('CapabilitiesRes', { capabilities });
    case 'button template':
      return connection.send('ButtonTemplateReq');
    case 'soft key template':
      return connection.send('SoftKeyTemplateReq');
    case 'soft key set':
      return connection.send('SoftKeySetReq');
    case 'line':
      return connection.send('LineStatReq', { line: 1 });
    case 'time and date':
      connection.send('RegisterAvailableLines', { highestLine: model.lines });
      return connection.send('TimeDateReq');
  }
}
