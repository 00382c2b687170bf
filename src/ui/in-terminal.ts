import type { Streams } from './play.tsx';
import type { Show } from './show.ts';

/**
 * Lets an operator watch and drive a show in a terminal until he quits. What draws there is loaded
 * only now: pictures and recordings do without.
 */
export async function playInTerminal(show: Show, streams: Streams): Promise<void> {
  const { play } = await import('./play.tsx');
  return play(show, streams);
}
