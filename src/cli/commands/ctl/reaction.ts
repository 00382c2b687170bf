/** What a phone does with a file that it has loaded: the words for what its statechart decides. */
import { createActor } from 'xstate';
import { anyAddress } from '../../../basics/index.ts';
import type { RowId } from '../../../guide/index.ts';
import { type CtlOutcome, type CtlTrustIntent, ctlTrustMachine } from '../../../machines/index.ts';
import {
  type CtlVerdict,
  hasCertificate,
  judgeTrustList,
  type TrustList,
  tftpRecords,
} from '../../../protocols/ctl/index.ts';
import { judgeSignedFile, type SignedFileVerdict } from '../../../protocols/signed-file/index.ts';
import { text } from '../../../protocols/signed-header/index.ts';

export interface Reaction {
  readonly verdict: CtlVerdict | SignedFileVerdict | 'not requested';
  /** Whether the phone takes the file, or has it already. */
  readonly accepts: boolean;
  /** In plain words, without a subject: `accepts and stores it`. */
  readonly does: string;
  readonly because: string;
  /** Rows of the guide that the phone then shows. */
  readonly guide: readonly RowId[];
}

const ctlReasons: Readonly<Record<CtlVerdict, string>> = {
  first: 'one of its own tokens signed it',
  'signed-by-installed-token': 'a token of the installed file signed it',
  unchanged: 'it is the installed file, byte for byte',
  'signed-by-new-token': 'it is signed by a token that it adds itself',
  'unknown-signer': 'no token that could vouch for it signed it',
  'bad-signature': 'its signer is known, but the signature does not fit these bytes',
  corrupt: 'it is not in the format',
  empty: 'a file without bytes is taken for no file at all',
};

/** @param installed the CTL file in the phone's flash, if there is one */
export function reactionToCtl(installed: TrustList | undefined, file: Uint8Array): Reaction {
  const { verdict } = judgeTrustList(installed, file);
  const intents = decide(installed !== undefined, verdict);
  const alarm = intents.find((intent) => intent.type === 'alarm');
  const outcome = intents.find((intent) => intent.type === 'settled')?.outcome ?? 'none';
  return {
    verdict,
    accepts: outcome === 'installed' || outcome === 'updated' || verdict === 'unchanged',
    does: alarm ? `raises File Auth Failed and ${outcomes[outcome]}` : outcomes[outcome],
    because: ctlReasons[verdict],
    guide: alarm ? [alarm.alarm, ...(alarm.also ? [alarm.also] : [])] : [],
  };
}

const outcomes: Readonly<Record<CtlOutcome, string>> = {
  installed: 'accepts and stores it',
  updated: 'accepts it and stores it in the place of the old one',
  kept: 'keeps the one it has',
  none: 'stays without a CTL file',
};

/** Asks the statechart of the phone. */
function decide(installed: boolean, verdict: CtlVerdict): CtlTrustIntent[] {
  const intents: CtlTrustIntent[] = [];
  const actor = createActor(ctlTrustMachine, { input: { installed } });
  actor.on('*', (intent) => {
    intents.push(intent);
  });
  actor.start();
  actor.send({ type: 'CTL.RECEIVED', verdict });
  actor.stop();
  return intents;
}

const signedFileReasons: Readonly<Record<SignedFileVerdict, string>> = {
  ok: 'a TFTP server of the installed CTL file signed it',
  'unknown-signer': 'the installed CTL file has no record of its signer',
  'signer-role': 'the installed CTL file names its signer, but not as a TFTP server',
  'bad-signature': 'its signer is known, but the signature does not fit these bytes',
  'other-name': 'it is signed under another name',
  corrupt: 'it is not in the format',
};

/**
 * @param installed the CTL file in the phone's flash, if there is one
 * @param name as the phone asks for it
 */
export function reactionToSignedFile(
  installed: TrustList | undefined,
  file: Uint8Array,
  name: string,
): Reaction {
  if (!installed)
    return {
      verdict: 'not requested',
      accepts: false,
      does: `does not ask for it, but for ${text.show(name.replace(/\.sgn$/, ''))}`,
      because: 'without a CTL file it could not check a signature',
      guide: [],
    };
  const { verdict } = judgeSignedFile(installed, file, name);
  const accepts = verdict === 'ok';
  const signerIsWrong = verdict === 'unknown-signer' || verdict === 'signer-role';
  return {
    verdict,
    accepts,
    does: accepts ? 'accepts it' : 'raises File Auth Failed and does not use it',
    because: signedFileReasons[verdict],
    guide: [
      ...(accepts ? [] : ['alarm/phone/file-auth-failed' as const]),
      ...(signerIsWrong ? ['ctl-file/phone-cannot-authenticate-other-files' as const] : []),
    ],
  };
}

/** A TFTP server that a phone loads from. */
export interface AuthorizedServer {
  /** Its address, or its name. */
  readonly server: string;
  /** Whether the phone asks this server for signed files: its record has a certificate. */
  readonly signedFiles: boolean;
}

/** The servers that a phone with this list loads from; without TFTP records it asks any. */
export function authorizedServers(list: TrustList | undefined): 'any' | AuthorizedServer[] {
  const records = list ? tftpRecords(list) : [];
  if (records.length === 0) return 'any';
  const servers = new Map<string, boolean>();
  for (const record of records)
    for (const name of [record.address, record.dnsName])
      if (name && name !== anyAddress)
        servers.set(name, hasCertificate(record) || servers.get(name) === true);
  return [...servers].map(([server, signedFiles]) => ({ server: text.show(server), signedFiles }));
}
