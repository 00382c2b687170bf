import type { RowId } from '../../rows.ts';
import type { Words } from '../words.ts';
import { alarms } from './alarms.ts';
import { barge } from './barge.ts';
import { capf } from './capf.ts';
import { ctlClientCertificates } from './ctl-client-certificates.ts';
import { ctlClientFile } from './ctl-client-file.ts';
import { ctlClientProvider } from './ctl-client-provider.ts';
import { ctlClientWindows } from './ctl-client-windows.ts';
import { ctlFiles } from './ctl-files.ts';
import { devices } from './devices.ts';
import { https } from './https.ts';
import { logs } from './logs.ts';
import { packetCapture } from './packet-capture.ts';
import { srst } from './srst.ts';
import { tokens } from './tokens.ts';

export const english: Readonly<Record<RowId, Words>> = {
  ...alarms,
  ...logs,
  ...https,
  ...tokens,
  ...ctlClientWindows,
  ...ctlClientFile,
  ...ctlClientCertificates,
  ...ctlClientProvider,
  ...ctlFiles,
  ...capf,
  ...packetCapture,
  ...barge,
  ...srst,
  ...devices,
};
