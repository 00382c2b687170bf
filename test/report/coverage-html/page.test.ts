import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { machines } from '../../../src/machines/index.ts';
import { coverageOf } from '../../../src/report/coverage.ts';
import { coveragePage } from '../../../src/report/coverage-html/index.ts';
import { machineCoverageOf } from '../../../src/report/machine-coverage.ts';

const runs = [
  { scenario: 'one', reproduced: new Set(['alarm/phone/tftp-not-authorized'] as const) },
  { scenario: 'broken', problem: 'line 3: <nothing> came', reproduced: new Set<never>() },
];
const page = coveragePage(coverageOf(runs), machineCoverageOf(runs));

describe('the coverage as a page of HTML', () => {
  it('is well-formed', () => {
    const parser = new SaxesParser();
    const problems: string[] = [];
    parser.on('error', ({ message }) => {
      problems.push(message);
    });
    parser.write(page.replace('<!doctype html>\n', '')).close();
    expect(problems).toEqual([]);
  });

  it('needs nothing from elsewhere, and runs no script', () => {
    expect(page.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(
      /<script|<link|<img|https?:|url\((?!#)|@import/,
    );
  });

  it('closes no element in a way that HTML does not know', () => {
    const withoutPictures = page.replaceAll(/<svg[\s\S]*?<\/svg>/g, '');
    const selfClosing = [...withoutPictures.matchAll(/<(\w+)[^>]*\/>/g)].map(([, name]) => name);
    expect(new Set(selfClosing)).toEqual(new Set(['meta']));
  });

  it('has the counts and a picture of every statechart, under its name', () => {
    for (const name of Object.keys(machines)) {
      expect(page).toContain(`<a href="#${name}">${name}</a>`);
      expect(page).toContain(`<section id="${name}">`);
      expect(page).toContain(`<title>Statechart ${name}</title>`);
    }
    expect(page.match(/<svg /g)).toHaveLength(Object.keys(machines).length);
  });

  it('has every row of the guide, with the scenarios that reproduce it', () => {
    expect(page).toContain('The guide: 1 of 216 rows reproduced');
    expect(page).toMatch(
      /<code>alarm\/phone\/tftp-not-authorized<\/code>\s+<\/td>\s+<td>TFTP Not Authorized: &lt;IP address&gt;<\/td>\s+<td>one<\/td>/,
    );
    expect(page.match(/<code>/g)).toHaveLength(216);
  });

  it('says which scenarios failed, whatever stands in the words', () => {
    expect(page).toContain('broken failed: line 3: &lt;nothing&gt; came');
  });
});
