import { printable } from '../../basics/index.ts';
import { annotationTree } from '../annotation-tree.ts';
import { columnsOf, hang } from '../columns.ts';
import type { Inspection, Section } from './inspection.ts';

/** A line of an inspection, and what part it has in it. */
export interface InspectionLine {
  readonly kind: 'title' | 'heading' | 'fact' | 'text' | 'node' | 'hex' | 'blank';
  readonly text: string;
}

/** An inspection as lines that are no wider than that.
 * @param options whether the bytes themselves stand below what they mean */
export function inspectionLines(
  { title, sections }: Inspection,
  columns: number,
  { withHex = true }: { readonly withHex?: boolean } = {},
): readonly InspectionLine[] {
  const lines: InspectionLine[] = hang('', title, columns, 2).map((text) => ({
    kind: 'title',
    text,
  }));
  for (const section of sections) lines.push(...sectionLines(section, columns, withHex));
  return lines;
}

function sectionLines(
  section: Section,
  columns: number,
  withHex: boolean,
): readonly InspectionLine[] {
  const { title, facts = [], text = [], bytes, nodes = [] } = section;
  const lines: InspectionLine[] = [];
  const add = (kind: InspectionLine['kind'], texts: readonly string[]) => {
    for (const line of texts) lines.push({ kind, text: line });
  };
  if (title !== '') {
    add('blank', ['']);
    add('heading', hang('', title, columns, 2));
  }
  const labels = Math.max(0, ...facts.map(({ label }) => columnsOf(label)));
  const indent = Math.min(labels + 2, columns >> 1);
  for (const { label, value } of facts)
    add('fact', hang(`${label}  `.padEnd(indent), value.replaceAll('\n', ' | '), columns, indent));
  for (const line of text) add('text', hang('', printable(line), columns, hangingOf(line)));
  if (nodes.length > 0) add('node', annotationTree(nodes, columns));
  if (bytes && withHex) add('hex', hexDump(bytes, columns));
  return lines;
}

/** The rest of a line that is set in is set in by more. */
function hangingOf(line: string): number {
  const indent = line.length - line.trimStart().length;
  return indent === 0 ? 0 : indent + 2;
}

const offsetDigits = 4;
/** Offset, 16 bytes in two halves, and their characters. */
const wideDump = offsetDigits + 2 + 16 * 3 + 1 + 1 + 16;

/**
 * Bytes in hexadecimal and as characters, 16 in a line or 8 where there is no room:
 * `0010  00 01 43 54 4c 53 45 50  30 30 30 44 42 43 30 30  ..CTLSEP000DBC00`.
 */
export function hexDump(bytes: Uint8Array, columns: number): readonly string[] {
  const inLine = columns >= wideDump ? 16 : 8;
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += inLine) {
    const piece = bytes.subarray(at, at + inLine);
    const offset = at.toString(16).padStart(offsetDigits, '0');
    const digits = Array.from(piece, (byte) => byte.toString(16).padStart(2, '0'));
    const hex = [digits.slice(0, 8), digits.slice(8)]
      .filter((half) => half.length > 0)
      .map((half) => half.join(' '))
      .join('  ');
    const width = inLine * 3 + (inLine === 16 ? 1 : 0);
    lines.push(`${offset}  ${hex.padEnd(width)} ${characters(piece)}`);
  }
  return lines;
}

const characters = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join(
    '',
  );
