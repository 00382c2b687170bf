import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, it } from 'vitest';
import { writeXml, type XmlElement } from '../../src/report/xml.ts';
import { runs } from '../support/runs.ts';

/** What an XML parser reads of one element with an attribute and a text. */
function read(xml: string): { attribute: string | undefined; text: string } {
  const found = { attribute: undefined as string | undefined, text: '' };
  let since = '';
  const parser = new SaxesParser();
  parser.on('opentag', ({ attributes }) => {
    found.attribute = attributes.a as string;
    since = '';
  });
  parser.on('text', (text) => {
    since += text;
  });
  parser.on('closetag', () => {
    found.text = since;
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  return found;
}

const both = (text: string): XmlElement => ({ name: 'e', attributes: { a: text }, children: text });

it('an XML parser reads what was written, quotes, line ends and all', () => {
  const text = '<a href="x">Müller & Söhne\'s</a> ]]>\r\n\t電話 📞';
  expect(read(writeXml(both(text)))).toEqual({ attribute: text, text });
});

it('what XML cannot hold is replaced, and the rest stays', () => {
  const text = 'a\u0000\u001b\ud800\uffffb';
  expect(read(writeXml(both(text))).attribute).toBe('a\ufffd\ufffd\ufffd\ufffdb');
});

it('whatever the text, the document is well-formed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(() => read(writeXml(both(`.${text}`)))).not.toThrow();
    }),
    { seed: 42, numRuns: runs(200) },
  );
});

it('elements are indented, and an attribute without a value is left out', () => {
  const tree: XmlElement = {
    name: 'suite',
    attributes: { tests: 1, file: undefined },
    children: [{ name: 'case' }],
  };
  expect(writeXml(tree)).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n<suite tests="1">\n  <case/>\n</suite>\n',
  );
});
