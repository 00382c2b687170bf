import {
  judgeTrustList,
  sastRecords,
  type TrustList,
  tftpRecordsOf,
} from '../../protocols/ctl/index.ts';
import { judgeSignedFile } from '../../protocols/signed-file/index.ts';
import type { EntryOf } from '../../simulation/index.ts';
import { Case, certificateIn } from './case.ts';
import { certificateInWords, commonNameIn } from './certificate-in-words.ts';
import type { Clash } from './clash.ts';
import type { Clashes } from './words/index.ts';

/** A file that a phone has fetched and does not accept: it is judged once more, to be able to say why. */
export function refusedFile(found: Case, words: Clashes): Clash | undefined {
  const { entry } = found;
  const isRefusal =
    (entry.kind === 'alarm' && entry.guide === 'alarm/phone/file-auth-failed') ||
    (entry.kind === 'status' && refusals.has(entry.text));
  const request = isRefusal && found.nearest('log', ({ text }) => asked.test(text));
  const [, name] = (request && asked.exec(request.text)) || [];
  if (!request || name === undefined) return undefined;
  const served = new Case(request, found.ties);
  return name.startsWith('CTL')
    ? refusedCtl(found, served, words)
    : refusedConfiguration(found, served, name, words);
}

/** Status messages of a phone that has not taken a CTL file. */
const refusals: ReadonlySet<string> = new Set(['CTL update failed', 'No CTL installed']);

/** A line in the trace of the TFTP service. */
const asked = / asks for ([^\s,]+),/;

/** A file that lies on the disk, and not one that was built when it was asked for. */
const isServed = ({ action, contents, what }: EntryOf<'store'>): boolean =>
  action === 'stored' && contents !== undefined && !what.includes('\\');

function refusedCtl(found: Case, served: Case, words: Clashes): Clash | undefined {
  const file = served.ground('store', isServed);
  if (!file?.contents) return undefined;
  const { installedCtl, ctlFile } = found;
  const of = { phone: found.entry.host, file: file.what, server: file.host };
  const decision = judgeTrustList(installedCtl, file.contents);
  switch (decision.verdict) {
    case 'unknown-signer':
    case 'signed-by-new-token': {
      const known = sastRecords(installedCtl ?? decision.list);
      const text = words.unknownSigner({
        ...of,
        signer: signerOf(decision.list),
        known: known.map(({ subjectName }) => commonNameIn(subjectName)),
        isAdded: decision.verdict === 'signed-by-new-token',
      });
      return { text, facts: [file, ...(ctlFile ? [ctlFile] : [])] };
    }
    case 'bad-signature':
      return { text: words.changedFile({ ...of, signer: signerOf(decision.list) }), facts: [file] };
    case 'corrupt':
      return {
        text: words.damagedFile({ ...of, problem: decision.problem.message }),
        facts: [file],
      };
    case 'empty':
      return { text: words.emptyFile(of), facts: [file] };
    default:
      return undefined;
  }
}

function refusedConfiguration(
  found: Case,
  served: Case,
  name: string,
  words: Clashes,
): Clash | undefined {
  const { installedCtl: list, ctlFile } = found;
  const server = served.entry.host;
  if (!list || !ctlFile) return undefined;
  const file = served.ground('store', isServed);
  const decision = file?.contents && judgeSignedFile(list, file.contents, name);
  const of = { file: name, server };
  if (file && decision?.verdict === 'corrupt')
    return { text: words.damagedFile({ ...of, problem: decision.problem.message }), facts: [file] };
  if (file && decision?.verdict === 'bad-signature')
    return { text: words.changedFile({ ...of, signer: signerOf(decision.file) }), facts: [file] };
  const own = served.ground('store', ({ what }) => what.endsWith('ccmserver.cer'));
  if (!own?.contents) return undefined;
  const recorded = certificateIn(tftpRecordsOf(list, found.addressOf(server) ?? ''));
  const text = words.wrongCertificate({
    phone: found.entry.host,
    server,
    shown: certificateInWords(own.contents),
    recorded: recorded && certificateInWords(recorded),
  });
  return { text, facts: [own, ctlFile] };
}

const signerOf = ({ header }: Pick<TrustList, 'header'>): string => commonNameIn(header.signerName);
