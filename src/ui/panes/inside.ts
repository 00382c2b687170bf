import {
  type Inspection,
  type InspectionLine,
  inspect,
  inspectDevice,
  inspectionLines,
} from '../../report/inspect/index.ts';
import type { Story, Subject } from '../model/index.ts';
import type { Look } from '../paint.ts';
import type { Piece } from '../text.ts';
import type { Scene } from './scene.ts';

const looks: Readonly<Record<InspectionLine['kind'], Look>> = {
  title: 'strong',
  heading: 'say',
  fact: 'normal',
  text: 'normal',
  node: 'normal',
  hex: 'faint',
  blank: 'normal',
};

/** What is inside an entry or a device: bytes with what they mean, certificates, statecharts. */
export function insideLines({ story, state }: Scene, subject: Subject, columns: number): Piece[][] {
  const inspection = inspectionOf(story, subject, state.cursor.seq);
  if (!inspection) return [];
  return inspectionLines(inspection, columns - 2).map(({ kind, text }) => [
    [looks[kind], ` ${text}`],
  ]);
}

const inspected = new WeakMap<Subject, Inspection>();

/** Read anew only for another subject: large files take their time. */
function inspectionOf(story: Story, subject: Subject, length: number): Inspection | undefined {
  const inspection = inspected.get(subject) ?? inspectionAt(story, subject, length);
  if (inspection) inspected.set(subject, inspection);
  return inspection;
}

function inspectionAt({ timeline }: Story, subject: Subject, length: number) {
  if ('device' in subject) return inspectDevice(timeline, length, subject.device);
  const entry = timeline.find(subject.seq);
  return entry && inspect(timeline, entry);
}
