import { broadcastAddress } from '../../basics/index.ts';
import type { HostName } from '../../simulation/index.ts';
import type { Timeline } from './timeline.ts';

/**
 * The hosts to which a message or a packet went; of one to all, those that did something about it.
 * None where the address is nobody's, and for every other kind of entry.
 * @param index of the entry in the timeline
 */
export function receiversOf(
  { entries, history, conversation }: Timeline,
  index: number,
): readonly HostName[] {
  const entry = entries[index];
  if (entry?.kind !== 'message' && entry?.kind !== 'packet') return [];
  const { address } = entry.kind === 'message' ? entry.to : entry.packet.destination;
  if (address === broadcastAddress) return conversation.hearersOf(entry.seq);
  const host =
    (entry.kind === 'packet' ? history.hostWith(entry.packet.destinationMac) : undefined) ??
    history.hostAt(address, index + 1);
  return host === undefined ? [] : [host];
}
