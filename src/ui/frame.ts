/** A whole frame as text, without a terminal. */
import { type Band, fits, layOut, numberOf, type Place, smallest } from './layout/index.ts';
import { chosenDevice, type PaneName } from './model/index.ts';
import {
  captionRows,
  type Draw,
  drawAlarms,
  drawCaption,
  drawDevice,
  drawHeader,
  drawHeading,
  drawHints,
  drawLadder,
  drawOverlay,
  drawPrompt,
  drawRuler,
  drawSite,
  drawTimeline,
  partOfSite,
  phoneColumns,
  type Room,
  type Scene,
} from './panes/index.ts';
import { filled, lineOf } from './text.ts';

interface Pane {
  readonly title: string;
  readonly draw: Draw;
  /** Which part of it is shown; empty where that is all of it. */
  readonly part?: (scene: Scene, room: Room) => string;
}

const panes: Readonly<Record<PaneName, Pane>> = {
  site: { title: 'Site', draw: drawSite, part: partOfSite },
  phone: { title: 'Phone', draw: drawDevice },
  timeline: { title: 'Timeline', draw: drawTimeline },
  ladder: { title: 'Packet ladder', draw: drawLadder },
  alarms: { title: 'Alarms and logs', draw: drawAlarms },
};

const mostCaptionRows = 3;
const offerRows = 6;

/** The lines of a frame, each exactly as wide as the room; as many as it has rows. */
export function frameLines(scene: Scene, room: Room): string[] {
  const { columns, rows } = room;
  if (!fits(columns, rows)) return tooSmall(scene, room);
  const { overlay, prompt } = scene.state;
  const bottom = overlay && !prompt ? drawHints(scene, room) : bottomOf(scene, columns);
  const upper = [...drawHeader(scene, room), ...drawRuler(scene, room)];
  const body = { columns, rows: rows - upper.length - bottom.length };
  return [...upper, ...bodyOf(scene, body), ...bottom];
}

/** The same as one text. */
export const frame = (scene: Scene, columns: number, rows: number): string =>
  frameLines(scene, { columns, rows }).join('\n');

function bottomOf(scene: Scene, columns: number): string[] {
  const asked = scene.state.prompt?.asks;
  const rows = asked === undefined ? Math.min(mostCaptionRows, captionRows(scene, columns)) : 1;
  const above =
    asked === undefined
      ? drawCaption(scene, { columns, rows })
      : drawPrompt(scene, { columns, rows: asked === 'step' ? rows + offerRows : rows });
  const wanted = asked === 'step' ? rows + offerRows : rows;
  return [...filled(above, wanted, columns), ...drawHints(scene, { columns, rows: 1 })];
}

function bodyOf(scene: Scene, room: Room): string[] {
  const { state, site, story } = scene;
  if (state.overlay)
    return filled(drawOverlay(scene, state.overlay, room), room.rows, room.columns);
  const device = site.device(chosenDevice(state, story) ?? '');
  const bands = layOut({
    ...room,
    phoneColumns: phoneColumns(device?.kind === 'phone' ? device : undefined),
    siteRows: site.devices.length + 2,
    pane: state.pane,
    below: state.below,
    isZoomed: state.isZoomed,
  });
  return bands.flatMap((band) => bandLines(scene, band));
}

function bandLines(scene: Scene, { rows, stacks }: Band): string[] {
  const drawn = stacks.map(({ columns, places }) =>
    places.flatMap((place) => placeLines(scene, place, columns)),
  );
  const between = scene.paint('faint', '│');
  return Array.from({ length: rows }, (_, row) => drawn.map((lines) => lines[row]).join(between));
}

function placeLines(scene: Scene, { pane, rows }: Place, columns: number): string[] {
  const { title, draw, part } = panes[pane];
  const isFocused = scene.state.pane === pane;
  const room = { columns, rows: rows - 1 };
  return [
    drawHeading(
      scene.paint,
      columns,
      `${numberOf(pane)} ${titleOf(scene, pane, title)}`,
      isFocused,
      part?.(scene, room),
    ),
    ...filled(draw(scene, room), room.rows, columns),
  ];
}

function titleOf({ state, story, site }: Scene, pane: PaneName, title: string): string {
  if (pane === 'alarms' && !state.tellsEverything) return 'Alarms';
  if (pane !== 'phone') return title;
  const device = site.device(chosenDevice(state, story) ?? '');
  if (!device) return title;
  if (device.kind === 'server') return `${device.name}, server`;
  return `${device.name}, ${device.model}${state.phoneHasKeys ? ': it has the keys' : ''}`;
}

/** Polite, and in as many words as there is room for. */
function tooSmall({ paint }: Scene, { columns, rows }: Room): string[] {
  const wanted = `${smallest.columns}×${smallest.rows}`;
  const lines = [
    'offhook needs a larger window.',
    `It has ${columns}×${rows}; ${wanted} is enough.`,
    'Ctrl-C or q quits.',
  ];
  return filled(
    lines.map((text) => lineOf(paint, columns, ['normal', text])),
    rows,
    columns,
  );
}
