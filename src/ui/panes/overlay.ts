import { inWords, markOf } from '../../report/index.ts';
import type { Overlay } from '../model/index.ts';
import { lineOf, type Piece } from '../text.ts';
import { branchLines } from './branches.ts';
import { drawHeading } from './header.ts';
import { helpLines } from './help.ts';
import { insideLines } from './inside.ts';
import type { Room, Scene } from './scene.ts';
import { whyLines } from './why.ts';

/** What lies over the panes, from where it is scrolled to, below a line that says what it is. */
export function drawOverlay(scene: Scene, overlay: Overlay, { columns, rows }: Room): string[] {
  const { paint } = scene;
  const lines = linesOf(scene, overlay, columns);
  const room = rows - 1;
  const wanted = 'scroll' in overlay ? overlay.scroll : 0;
  const start = Math.max(0, Math.min(wanted, lines.length - room));
  const shown = lines.slice(start, start + room);
  const part =
    lines.length > room ? `${start + 1}–${start + shown.length} of ${lines.length} lines` : '';
  return [
    drawHeading(paint, columns, overlayTitle(scene, overlay), true, part),
    ...shown.map((pieces) => lineOf(paint, columns, ...pieces)),
  ];
}

/** Header, ruler, heading and hints. */
const rowsAround = 4;

/** How many lines of it a screen of this size shows. */
export const linesSeen = ({ rows }: Room): number => Math.max(1, rows - rowsAround);

/** As far as one can scroll on a screen of this size. */
export const deepestScroll = (scene: Scene, overlay: Overlay, room: Room): number =>
  Math.max(0, linesOf(scene, overlay, room.columns).length - linesSeen(room));

function linesOf(scene: Scene, overlay: Overlay, columns: number): readonly Piece[][] {
  switch (overlay.kind) {
    case 'help':
      return helpLines(columns, scene.state.phoneHasKeys ? 'On the phone' : undefined);
    case 'inside':
      return insideLines(scene, overlay.subject, columns);
    case 'why':
      return whyLines(scene, overlay.seq, columns);
    case 'branches':
      return branchLines(scene, overlay.chosen, columns);
  }
}

/** What stands in the line above it. */
function overlayTitle({ story }: Scene, overlay: Overlay): string {
  switch (overlay.kind) {
    case 'help':
      return 'Help';
    case 'branches':
      return 'Branches';
    case 'inside':
      return `Inside ${'device' in overlay.subject ? overlay.subject.device : titleOf(overlay.subject.seq)}`;
    case 'why':
      return `Why: ${titleOf(overlay.seq)}`;
  }

  function titleOf(seq: number): string {
    const entry = story.timeline.find(seq);
    if (!entry) return '';
    const host = entry.host === 'site' ? '' : `${entry.host}: `;
    const words = inWords(entry, story.timeline.history.seenAt(seq - 1));
    return host + words.slice(markOf(entry).length).trimStart();
  }
}
