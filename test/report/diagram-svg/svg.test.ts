import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { chartOf, machines } from '../../../src/machines/index.ts';
import { svgOf } from '../../../src/report/diagram-svg/index.ts';
import { textWidth, wrapToWidth } from '../../../src/report/diagram-svg/text-width.ts';

const lockout = chartOf(machines['capf-lockout']);

/** The words of a picture, a line each. */
function linesOf(svg: string): string[] {
  const parser = new SaxesParser();
  const lines: string[] = [];
  let inLine = false;
  parser.on('opentag', ({ name }) => {
    inLine = name === 'tspan';
  });
  parser.on('text', (text) => {
    if (inLine && text.trim() !== '') lines.push(text);
  });
  parser.on('closetag', () => {
    inLine = false;
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(svg).close();
  return lines;
}

describe('a diagram as SVG', () => {
  it.each(Object.values(machines))('of $id is XML that says every state', (machine) => {
    const chart = chartOf(machine);
    const lines = linesOf(svgOf(chart)).map((line) => line.replace(' (all of these at once)', ''));
    expect(lines).toEqual(expect.arrayContaining(chart.states.map(({ name }) => name)));
  });

  it('says what has to happen and what is done', () => {
    const words = linesOf(svgOf(lockout)).join(' ');
    expect(words).toContain('STRING.WRONG [is the last attempt]');
    expect(words).toContain('after lockoutTime (10 min) / unlock');
    expect(words).toContain('entry / clear the count, lock');
  });

  it('is the same each time', () => {
    expect(svgOf(lockout)).toBe(svgOf(chartOf(machines['capf-lockout'])));
  });

  it('needs nothing from elsewhere, and has a look for dark surroundings', () => {
    const svg = svgOf(lockout).replace('http://www.w3.org/2000/svg', '');
    expect(svg).not.toMatch(/https?:|@import|<script|<image/);
    expect(svg).toContain('prefers-color-scheme: dark');
  });

  it('marks by words and by dashes what was not reached', () => {
    const reached = { states: new Set(['', 'counting']), transitions: new Set<string>() };
    const svg = svgOf(lockout, reached);

    expect(linesOf(svg)).toContain('locked (never entered)');
    expect(linesOf(svg).join(' ')).toContain('never taken: after lockoutTime (10 min)');
    expect(svg).toMatch(/<rect [^>]*class="state unreached"/);
    expect(svg).toMatch(/<path class="arrow unreached"/);
    expect(svgOf(lockout)).not.toMatch(/class="[a-z ]*unreached"/);
  });
});

describe('the width of text', () => {
  it('grows with it', () => {
    expect(textWidth('', 12)).toBe(0);
    expect(textWidth('WWW', 12)).toBeGreaterThan(textWidth('iii', 12));
    expect(textWidth('abc', 24)).toBeCloseTo(2 * textWidth('abc', 12));
  });

  it('breaks lines at blanks, and leaves a long word whole', () => {
    expect(wrapToWidth('one two three', 12, textWidth('one two', 12))).toEqual([
      'one two',
      'three',
    ]);
    expect(wrapToWidth('KEY_GENERATE_REQUEST', 12, 10)).toEqual(['KEY_GENERATE_REQUEST']);
  });
});
