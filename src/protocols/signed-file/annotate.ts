import type { Annotation } from '../../basics/index.ts';
import { annotateHeader } from '../signed-header/index.ts';
import type { SignedFile } from './signed-file.ts';

/** Every element of a signed file's header, and its payload as one piece. */
export const annotateSignedFile = ({ header, payload }: SignedFile): Annotation[] => [
  annotateHeader(header),
  {
    offset: header.headerLength,
    length: payload.length,
    name: 'Payload',
    value: `${payload.length} bytes`,
  },
];
