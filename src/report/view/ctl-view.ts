import { FormatError, tryRead } from '../../basics/index.ts';
import { readTrustList } from '../../protocols/ctl/index.ts';
import type { EntryOf } from '../../simulation/index.ts';
import type { CtlView, DeviceView } from './site-view.ts';

/** What became of the CTL file of a phone or a server. */
export function ctlAfter<View extends DeviceView>(view: View, entry: EntryOf<'store'>): View {
  if (entry.action === 'kept') return view;
  const { ctl: _, ...without } = view;
  const ctl = entry.action === 'deleted' ? undefined : ctlIn(entry);
  return { ...without, ...(ctl && { ctl }) } as View;
}

function ctlIn(entry: EntryOf<'store'>): CtlView | undefined {
  const { md5, contents } = entry;
  return md5 === undefined ? undefined : { entry, md5, ...(contents && wordsOf(contents)) };
}

type CtlWords = Pick<CtlView, 'records' | 'signedBy'>;

/** One file is stored many times: by each phone, and again whenever the view goes back. */
const read = new WeakMap<Uint8Array, CtlWords>();

function wordsOf(contents: Uint8Array): CtlWords {
  const known = read.get(contents) ?? wordsIn(contents);
  read.set(contents, known);
  return known;
}

/** A file that a scenario has damaged, or that is empty, has no words. */
function wordsIn(contents: Uint8Array): CtlWords {
  const list = tryRead(() => readTrustList(contents));
  return list instanceof FormatError
    ? {}
    : { records: list.records.length, signedBy: list.header.signerName };
}
