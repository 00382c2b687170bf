import { BugError } from '../basics/index.ts';
import { alarms } from './rows/alarms.ts';
import { barge } from './rows/barge.ts';
import { capf } from './rows/capf.ts';
import { ctlClientCertificates } from './rows/ctl-client-certificates.ts';
import { ctlClientFile } from './rows/ctl-client-file.ts';
import { ctlClientProvider } from './rows/ctl-client-provider.ts';
import { ctlClientWindows } from './rows/ctl-client-windows.ts';
import { ctlFiles } from './rows/ctl-files.ts';
import { devices } from './rows/devices.ts';
import { https } from './rows/https.ts';
import { japaneseMessages } from './rows/japanese-messages.ts';
import { logs } from './rows/logs.ts';
import { occurrences } from './rows/occurrences.ts';
import { packetCapture } from './rows/packet-capture.ts';
import { srst } from './rows/srst.ts';
import type { IdIn, Kind } from './rows/table.ts';
import { tokens } from './rows/tokens.ts';

/** In the order of the guide. */
const tables = [
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
];

/** The heading of a section, or the number of a table, in the guide. */
export type Section = (typeof tables)[number]['section'];

/** The name of a row: `alarm/phone/tftp-not-authorized`. */
export type RowId = IdIn<(typeof tables)[number]>;

/** The exact text of a row, as a type. */
export type TextOf<Id extends RowId> = TextIn<(typeof tables)[number]['texts'], Id>;
type TextIn<Texts, Id> = Texts extends unknown
  ? Id extends keyof Texts
    ? Texts[Id] & string
    : never
  : never;

/** One alarm, message, log file, counter, problem or task of the guide. */
export interface Row {
  readonly id: RowId;
  readonly section: Section;
  readonly kind: Kind;
  /**
   * What the user sees, to the letter; for a behaviour or a procedure a short name of it. Parts in
   * angle brackets vary: `TFTP Not Authorized: <IP address>`.
   */
  readonly text: string;
  /** What the Japanese edition prints instead, where it translates the text. */
  readonly japaneseText?: string;
  /** How often the guide lists the text, where more than once. */
  readonly occurrences?: number;
}

const japaneseTexts: Partial<Record<RowId, string>> = japaneseMessages;
const counts: Partial<Record<RowId, number>> = occurrences;

/** All rows, in the order of the guide. */
export const rows: readonly Row[] = tables.flatMap(({ section, kind, texts }) =>
  (Object.entries(texts) as [RowId, string][]).map(([id, text]) => {
    const japaneseText = japaneseTexts[id];
    const count = counts[id];
    return {
      id,
      section,
      kind,
      text,
      ...(japaneseText !== undefined && { japaneseText }),
      ...(count !== undefined && { occurrences: count }),
    };
  }),
);

const byId = new Map<string, Row>(rows.map((row) => [row.id, row]));

export const isRowId = (text: string): text is RowId => byId.has(text);

/** @throws BugError for an id that no row has, which the types rule out. */
export function row(id: RowId): Row {
  const found = byId.get(id);
  if (!found) throw new BugError(`No row of the guide is called «${id}»`);
  return found;
}
