import { chartOf, machines } from '../../machines/index.ts';
import type { Coverage, RowCoverage, SectionCoverage } from '../coverage.ts';
import { svgElement } from '../diagram-svg/index.ts';
import {
  countOf,
  gapsOf,
  isReached,
  type MachineCoverage,
  type Part,
  reachedOf,
} from '../machine-coverage.ts';
import { writeElement, type XmlElement } from '../xml.ts';
import { css } from './look.ts';

/**
 * The coverage of the guide and of the statecharts as one page of HTML, which needs nothing from
 * elsewhere and runs no script.
 */
export const coveragePage = (guide: Coverage, statecharts: readonly MachineCoverage[]): string =>
  `<!doctype html>\n${writeElement({
    name: 'html',
    attributes: { lang: 'en' },
    children: [
      {
        name: 'head',
        children: [
          { name: 'meta', attributes: { charset: 'utf-8' } },
          {
            name: 'meta',
            attributes: { name: 'viewport', content: 'width=device-width, initial-scale=1' },
          },
          { name: 'title', children: 'offhook: coverage' },
          { name: 'style', children: css },
        ],
      },
      {
        name: 'body',
        children: [
          { name: 'h1', children: 'Coverage' },
          ...failures(guide),
          { name: 'h2', children: 'Statecharts' },
          overview(statecharts),
          ...statecharts.map(statechart),
          {
            name: 'h2',
            children: `The guide: ${guide.reproduced} of ${guide.total} rows reproduced`,
          },
          ...guide.sections.map(section),
        ],
      },
    ],
  })}`;

function failures({ failed }: Coverage): XmlElement[] {
  if (failed.length === 0) return [];
  const items = failed.map(({ scenario, problem }) => `${scenario} failed: ${problem}`);
  return [
    { name: 'p', children: 'These scenarios failed, and count for nothing:' },
    list(items, 'missing'),
  ];
}

const list = (items: readonly string[], look: string): XmlElement => ({
  name: 'ul',
  attributes: { class: look },
  children: items.map((item) => ({ name: 'li', children: item })),
});

const columns = ['states', 'transitions', 'guards'] as const;

const overview = (statecharts: readonly MachineCoverage[]): XmlElement => ({
  name: 'table',
  children: [
    row('th', ['statechart', 'states', 'transitions', 'guards both ways']),
    ...statecharts.map((each) => ({
      name: 'tr',
      children: [
        {
          name: 'td',
          children: [
            { name: 'a', attributes: { href: `#${each.machine}` }, children: each.machine },
          ],
        },
        ...columns.map((column) => counter(each[column])),
      ],
    })),
    {
      name: 'tr',
      children: [
        { name: 'th', children: 'all' },
        ...columns.map((column) => counter(statecharts.flatMap((each) => each[column]))),
      ],
    },
  ],
});

const row = (name: 'td' | 'th', cells: readonly string[]): XmlElement => ({
  name: 'tr',
  children: cells.map((text) => ({ name, children: text })),
});

/** A count, and a bar for it. */
function counter(parts: readonly Part[]): XmlElement {
  const reached = parts.filter(isReached).length;
  return {
    name: 'td',
    attributes: { class: reached === parts.length ? 'count whole' : 'count' },
    children: [
      { name: 'span', children: countOf(parts) },
      ...(parts.length === 0
        ? []
        : [
            {
              name: 'meter',
              attributes: { min: 0, max: parts.length, value: reached },
              children: countOf(parts),
            },
          ]),
    ],
  };
}

function statechart(coverage: MachineCoverage): XmlElement {
  const gaps = gapsOf(coverage);
  const picture = svgElement(chartOf(machines[coverage.machine]), reachedOf(coverage));
  return {
    name: 'section',
    attributes: { id: coverage.machine },
    children: [
      { name: 'h3', children: coverage.machine },
      gaps.length === 0
        ? { name: 'p', attributes: { class: 'whole' }, children: 'Everything is reached.' }
        : list(gaps, 'missing'),
      {
        name: 'details',
        attributes: gaps.length === 0 ? {} : { open: 'open' },
        children: [
          { name: 'summary', children: 'Diagram' },
          { name: 'div', attributes: { class: 'picture' }, children: [picture] },
        ],
      },
    ],
  };
}

const section = ({ section: title, total, reproduced, rows }: SectionCoverage): XmlElement => ({
  name: 'details',
  children: [
    { name: 'summary', children: `${title}: ${reproduced} of ${total}` },
    { name: 'table', children: rows.map(guideRow) },
  ],
});

const guideRow = ({ id, text, scenarios }: RowCoverage): XmlElement => ({
  name: 'tr',
  children: [
    { name: 'td', children: [{ name: 'code', children: id }] },
    { name: 'td', children: text },
    scenarios.length > 0
      ? { name: 'td', children: scenarios.join(', ') }
      : { name: 'td', attributes: { class: 'missing' }, children: 'missing' },
  ],
});
