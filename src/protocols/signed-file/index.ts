export { annotateSignedFile } from './annotate.ts';
export { judgeSignedFile, type SignedFileDecision, type SignedFileVerdict } from './judge.ts';
export {
  readSignedFile,
  type SignedFile,
  type SignedFileContents,
  writeSignedFile,
} from './signed-file.ts';
