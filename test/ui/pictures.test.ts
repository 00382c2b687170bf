import { describe, expect, it } from 'vitest';
import { Millis } from '../../src/basics/index.ts';
import { runsOf } from '../../src/ui/ansi.ts';
import { castOf } from '../../src/ui/cast.ts';
import { inColour } from '../../src/ui/paint.ts';
import { pictureOf } from '../../src/ui/picture.ts';
import { svgOf } from '../../src/ui/svg.ts';
import { aShow, showOf } from './a-show.ts';

const size = { columns: 100, rows: 30 };

describe('a recording', () => {
  const recorded = () => [...castOf(aShow(undefined, inColour), size)];
  const events = () =>
    recorded()
      .slice(1)
      .map((line) => JSON.parse(line) as [number, string, string]);

  it('is asciicast v2, and names neither this machine nor this day', () => {
    expect(JSON.parse(recorded()[0] ?? '')).toEqual({
      version: 2,
      width: 100,
      height: 30,
      title: 'TFTP Not Authorized',
      env: { TERM: 'xterm-256color' },
    });
  });

  it('has the same bytes each time', () => {
    expect(recorded().join('')).toBe(recorded().join(''));
  });

  it('goes forward in time, and stands still at the alarm so that it can be read', () => {
    const all = events();
    const times = all.map(([at]) => at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    const alarm = all.findIndex(([, , text]) => text.includes('w asks why'));
    expect((times[alarm + 1] ?? 0) - (times[alarm] ?? 0)).toBeGreaterThan(2);
  });

  it('is faster where that is wanted, but no less time stands still', () => {
    const length = (pace: number) => {
      const show = aShow(undefined, inColour);
      for (let at = show.state.pace; at < pace; at++) show.take({ type: 'key', name: '+' });
      return JSON.parse([...castOf(show, size)].at(-1) ?? '')[0] as number;
    };
    expect(length(9)).toBeLessThan(length(4));
    expect(length(9)).toBeGreaterThan(10);
  });

  it('ends where the scenario fails', () => {
    const show = showOf(
      'title: x\nsteps:\n  - power on: phone-1\n  - expect: { on: phone-1, power: off }\n    within: 20 s\n',
    );
    expect([...castOf(show, size)].join('')).toContain('This was expected and did not happen.');
  });
});

describe('a painted line is read back', () => {
  it('as runs of one look, each at its column', () => {
    const line = `${inColour('alarm', '! 電話')}${inColour('selected', 'x')} y`;
    expect(runsOf(line)).toEqual([
      { text: '! 電話', column: 0, columns: 6, ink: { bold: true, colour: 1 } },
      { text: 'x', column: 6, columns: 1, ink: { inverse: true } },
      { text: ' y', column: 7, columns: 2, ink: {} },
    ]);
  });
});

describe('a picture', () => {
  it('gives every word its place, draws lines, and escapes what means something in XML', () => {
    const svg = svgOf(['│ a <b> 電話 ──', inColour('selected', 'on')], 16, 'A & B');
    expect(svg).toMatchInlineSnapshot(`
      "<svg xmlns="http://www.w3.org/2000/svg" width="166.4" height="68" viewBox="0 0 166.4 68" role="img">
      <title>A &amp; B</title>
      <style>text{font:14px ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', 'Noto Sans Mono CJK JP', monospace;white-space:pre}.b{font-weight:bold}</style>
      <rect x="0.5" y="0.5" width="165.4" height="67" rx="10" fill="#0d1117" stroke="#30363d"/>
      <g transform="translate(16 16)">
      <path d="M4.2 0V18" stroke="#e6edf3" stroke-width="1" fill="none"/>
      <path d="M109.2 9H126" stroke="#e6edf3" stroke-width="1" fill="none"/>
      <text y="13.5"><tspan x="16.8" fill="#e6edf3">a</tspan><tspan x="33.6" fill="#e6edf3">&lt;b&gt;</tspan><tspan x="67.2" fill="#e6edf3">電</tspan><tspan x="84" fill="#e6edf3">話</tspan></text>
      <rect x="0" y="18" width="16.8" height="18" fill="#e6edf3"/>
      <text y="31.5"><tspan x="0" fill="#0d1117">on</tspan></text>
      </g>
      </svg>
      "
    `);
  });

  it('shows the first alarm, a moment, or the end', () => {
    const words = (svg: string) => svg.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
    const show = aShow(undefined, inColour);
    expect(words(pictureOf(show, 'alarm', size))).toContain('0:12.004 of 0:34.548');
    expect(words(pictureOf(show, Millis(20_000), size))).toContain('0:20.000 of 0:34.548');
    expect(words(pictureOf(show, Millis(99_000), size))).toContain('0:34.548 of 0:34.548');
    expect(words(pictureOf(show, 'end', size))).toContain('registered with publisher');
  });

  it('cannot show an alarm where there is none', () => {
    const show = aShow('scenarios/startup/boot-7960.yaml');
    expect(() => pictureOf(show, 'alarm', size)).toThrow('nothing goes wrong in this scenario');
  });
});
