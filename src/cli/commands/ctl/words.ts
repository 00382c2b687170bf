import type { Annotation } from '../../../basics/index.ts';
import { annotationTree, counted, hang, type Page } from '../../../report/index.ts';
import type {
  InspectedLimit,
  InspectedRecord,
  Inspection,
  PhoneReaction,
  Signature,
} from './inspection.ts';
import type { AuthorizedServer } from './reaction.ts';

/** An inspection as a person reads it, the conclusions last. */
export function printInspection(inspection: Inspection, page: Page): void {
  const { file, kind, length, md5, sha1, header, records, problem, limits } = inspection;
  const { style, columns } = page;
  const print = (begin: string, text: string): void => {
    for (const line of hang(begin, text, columns)) page.line(line);
  };
  printHeading(`${file}: ${kind}, ${counted(length, 'byte')}`, page);
  page.line(`MD5    ${md5}`);
  page.line(`SHA-1  ${sha1}`);
  page.line();
  for (const line of annotationTree(inspection.annotations, columns)) page.line(line);
  page.line();
  if (problem)
    for (const line of hang(
      '',
      `Problem at offset ${offsetInWords(problem)}: ${problem.problem}`,
      columns,
      2,
    ))
      page.line(style.bad(line));
  if (records) printRecords(records, page);
  if (header) print('Signed as ', `${header.fileName} by ${header.signer}, ${header.timestamp}`);
  if (!problem) printSignature(inspection.signature, page);
  if (limits) print('Limits: ', limits.map(limitInWords).join('; '));
  for (const phone of inspection.phones) printPhone(phone, page);
  for (const note of inspection.notes) {
    page.line();
    print('', note);
  }
}

const offsetInWords = ({ offset }: Pick<Annotation, 'offset'>): string =>
  `${offset} (0x${offset.toString(16).padStart(4, '0')})`;

function printHeading(text: string, page: Page): void {
  for (const line of hang('', text, page.columns)) page.line(page.style.heading(line));
}

function printSignature({ verdict, because }: Signature, { line, columns, style }: Page): void {
  const paint = verdict === 'good' ? style.good : style.bad;
  const painted = verdict === 'unchecked' ? verdict : paint(verdict);
  const indent = `The signature is ${verdict}: `.length;
  for (const text of hang(`The signature is ${painted}: `, because, columns, indent)) line(text);
}

/** Records of one role stand together, roles in the order of their first record. */
function printRecords(records: readonly InspectedRecord[], page: Page): void {
  const byRole = new Map<string, InspectedRecord[]>();
  for (const record of records) {
    const same = byRole.get(record.role);
    if (same) same.push(record);
    else byRole.set(record.role, [record]);
  }
  page.line(page.style.heading('Records by role'));
  for (const [role, same] of byRole) {
    page.line(`  ${role}`);
    for (const { number, servers, subject, certificate } of same) {
      const facts = [...servers, subject, certificate].filter(Boolean).join(', ');
      for (const line of hang(`${String(number).padStart(6)}  `, facts, page.columns))
        page.line(line);
    }
  }
  page.line();
}

const units = { records: 'records', size: 'bytes' } as const;

const limitInWords = ({ limit, actual, maximum, exceeded }: InspectedLimit): string =>
  exceeded
    ? `EXCEEDED: ${actual} ${units[limit]}, but the CTL client writes at most ${maximum}`
    : `${actual} of at most ${maximum} ${units[limit]}`;

function printPhone(
  { installed, does, because, guide, tftpServers }: PhoneReaction,
  page: Page,
): void {
  page.line();
  printHeading(`A phone ${installed === null ? 'without a CTL file' : `with ${installed}`}`, page);
  for (const text of [
    `${does}, because ${because}`,
    `then loads from ${serversInWords(tftpServers)}`,
  ])
    for (const line of hang('  ', text, page.columns, 4)) page.line(line);
  for (const id of guide) page.line(`  offhook explain ${id}`);
}

function serversInWords(servers: 'any' | readonly AuthorizedServer[]): string {
  if (servers === 'any') return 'any TFTP server (unsigned files)';
  if (servers.length === 0) return 'no TFTP server: no record names one';
  return servers
    .map(({ server, signedFiles }) => `${server} (${signedFiles ? 'signed' : 'unsigned'} files)`)
    .join(', ');
}
