import { Box, Text } from 'ink';
import { formatMoment } from '../basics/index.ts';
import type { DeviceView } from '../report/view/index.ts';
import { chosenDevice, keys, modeOf, type Overlay } from './model/index.ts';
import { unpainted } from './paint.ts';
import {
  captionOf,
  drawOverlay,
  drawPrompt,
  drawTimeline,
  type Scene,
  stateOfPhone,
} from './panes/index.ts';
import { wrap } from './text.ts';

/** Lines are as long as they are: whoever reads them aloud sees no columns. */
const room = { columns: 1000, rows: 12 };
const overlayRows = 60;
const offerRows = 6;
const tellingRows = 2;

export interface SpokenProps {
  readonly scene: Scene;
  readonly columns: number;
}

/** For a screen reader: the same in plain order, in words, without frames and columns. */
export function Spoken({ scene, columns }: SpokenProps) {
  const plain = { ...scene, paint: unpainted };
  const { state, story } = scene;
  const parts: readonly Part[] = [
    [
      story.branch.plan.scenario.title,
      // A clock that runs would be read aloud without end.
      [state.isPlaying ? 'playing' : `paused at ${formatMoment(state.cursor.at)}`],
    ],
    ...(state.notice ? [['Notice', [state.notice.text]] as const] : []),
    ...(state.prompt
      ? [['Typing', spoken(drawPrompt(plain, { ...room, rows: offerRows }))] as const]
      : []),
    ...(state.overlay ? [['Reading', readOverlay(plain, state.overlay)] as const] : panes(plain)),
    ['Keys', [hints(scene)]],
  ];
  return (
    <Box flexDirection="column">
      {parts.map(([name, lines]) => (
        <Text key={name}>{wrap(`${name}: ${lines.join('. ')}`, columns).join('\n')}</Text>
      ))}
    </Box>
  );
}

/** What it is, and its lines. */
type Part = readonly [name: string, lines: readonly string[]];

const readOverlay = (scene: Scene, overlay: Overlay): readonly string[] =>
  spoken(drawOverlay(scene, overlay, { ...room, rows: overlayRows }));

function panes(scene: Scene): readonly Part[] {
  const { state, story, site } = scene;
  const device = site.device(chosenDevice(state, story) ?? '');
  return [
    ['Caption', [captionOf(scene)]],
    ['Timeline', spoken(drawTimeline(scene, { ...room, rows: tellingRows }))],
    ['Site', site.devices.map(inAFewWords)],
    ...(device ? [[`Chosen, ${device.name}`, inWords(device)] as const] : []),
  ];
}

/** Without what is only there for the eye. */
const spoken = (lines: readonly string[]): string[] =>
  lines
    .map((line) =>
      line
        .replace(/[▸│━─]/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((line) => line !== '');

const inAFewWords = (device: DeviceView): string =>
  device.kind === 'phone'
    ? `${device.name}, ${device.model}, ${stateOfPhone(device)[0].trim()}`
    : `${device.name}, server, ${device.registered} registered`;

function inWords(device: DeviceView): string[] {
  const ctl = `CTL file ${device.ctl ? device.ctl.md5.slice(0, 8) : 'none'}`;
  if (device.kind === 'server')
    return [...[...device.services].map(([name, state]) => `${name} ${state}`), ctl];
  const { screen, icon = 'no', lsc, mic } = device;
  const shown = screen ? [screen.title, ...screen.lines].filter((line) => line !== '') : ['dark'];
  return [
    `screen: ${shown.join(', ')}`,
    ...(screen && screen.softkeys.length > 0 ? [`softkeys: ${screen.softkeys.join(', ')}`] : []),
    `${icon} icon`,
    ctl,
    `LSC ${lsc}`,
    `MIC ${mic}`,
  ];
}

const hints = ({ state }: Scene): string =>
  keys
    .filter((key) => key.mode === modeOf(state) && key.hint)
    .map(({ label, hint }) => `${label} ${hint}`)
    .join(', ');
