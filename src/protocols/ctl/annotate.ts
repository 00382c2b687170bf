import type { Annotation } from '../../basics/index.ts';
import { annotateElements, annotateHeader } from '../signed-header/index.ts';
import { roleText } from './roles.ts';
import type { TrustList } from './trust-list.ts';

/** Every element of a CTL or ITL file, with where it stands and what it means. */
export const annotateTrustList = ({
  header,
  records,
}: Pick<TrustList, 'header' | 'records'>): Annotation[] => [
  annotateHeader(header),
  ...records.map(({ offset, length, role, elements }, index) => ({
    offset,
    length,
    name: `Record ${index + 1}`,
    value: roleText(role),
    children: annotateElements(elements),
  })),
];
