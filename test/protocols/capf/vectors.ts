import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fromHex } from '../../../src/basics/index.ts';
import { type Identity, readCertificate, rsaKey } from '../../../src/pki/index.ts';

const folder = 'test/vectors/capf';

interface Transcript {
  readonly flow: string;
  readonly messages: readonly TranscriptMessage[];
}

export interface TranscriptMessage {
  readonly direction: 'capf->phone' | 'phone->capf';
  readonly hex: string;
  /** What an independent parser found. */
  readonly decoded: {
    readonly command: number;
    readonly commandName: string;
    readonly sessionId: number;
    readonly length: number;
    readonly elements: readonly {
      readonly tag: number;
      readonly length: number;
      readonly name: string;
      readonly value?: number | string;
    }[];
  };
}

export const transcripts: readonly Transcript[] = JSON.parse(
  readFileSync(`${folder}/capf-transcripts.json`, 'utf8'),
);

export function transcript(number: string): Transcript {
  const found = transcripts.find(({ flow }) => flow.startsWith(number));
  if (!found) throw new Error(`there is no transcript ${number}`);
  return found;
}

/** The bytes of a message of a transcript, counted from 0. */
export const messageOf = (number: string, index: number): Uint8Array =>
  fromHex(transcript(number).messages[index]?.hex ?? '');

/** The LSC of the vectors with its key. */
export function lscIdentity(): Identity {
  const pem = readFileSync(`${folder}/lsc-SEP001122334455.pem`, 'utf8');
  return {
    certificate: readCertificate(new Uint8Array(new X509Certificate(pem).raw)),
    key: rsaKey(createPrivateKey(pem)),
  };
}
