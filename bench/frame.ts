import { Millis } from '../src/basics/index.ts';
import { Session } from '../src/scenario/index.ts';
import { frameLines } from '../src/ui/frame.ts';
import { inColour } from '../src/ui/paint.ts';
import { Show } from '../src/ui/show.ts';
import type { Bench } from './bench.ts';
import { inChild, millisOf } from './measure.ts';

export const size = { columns: 120, rows: 40 };
/** With the publisher the site has fifty devices. */
const phones = 49;
const moments = 60;
const tries = 5;

export function showOfPhones(): Show {
  const text = `title: bench
site: { phones: { phone: { model: 7960, ctl: installed, count: ${phones} } } }
steps: [power on: all phones, wait: 10 min]
`;
  const show = new Show(new Session({ text, file: 'bench.yaml' }), inColour);
  show.runAhead(Millis(Number.POSITIVE_INFINITY));
  return show;
}

/** Of each frame the best of a few tries: what else the machine does is not the frame's fault. */
export const slowestFrame: Bench = {
  name: `a frame of ${size.columns} by ${size.rows} with ${phones + 1} devices, the slowest`,
  unit: 'ms',
  baseline: 'a step back before it',
  aim: { of: 'measured', atMost: 16 },
  measure: () => {
    const show = showOfPhones();
    const frames: number[] = [];
    const steps: number[] = [];
    for (let moment = moments; moment > 0; moment--) {
      const at = Millis((show.story.now * moment) / moments);
      const both = Array.from({ length: tries }, () => {
        show.goTo(Millis(0));
        const step = millisOf(() => show.goTo(at));
        return [step, millisOf(() => frameLines(show.scene, size))] as const;
      });
      steps.push(Math.min(...both.map(([step]) => step)));
      frames.push(Math.min(...both.map(([, frame]) => frame)));
    }
    return { measured: Math.max(...frames), baseline: Math.max(...steps) };
  },
};

export const drawn = 100;

/** The same with Ink, up to what the terminal is sent; the mean of many. */
export const drawnFrame: Bench = {
  name: `the same frame drawn by Ink, the mean of ${drawn}`,
  unit: 'ms',
  baseline: 'without drawing',
  aim: { of: 'measured', atMost: 16 },
  measure: () => {
    const all = inChild('draw-frames.js', 'drawFrames').millis;
    const start = inChild('draw-frames.js', 'drawNothing').millis;
    return { measured: (all - start) / drawn, baseline: start / drawn };
  },
};
