import { describe, expect, it } from 'vitest';
import { emptyPrompt } from '../../../src/ui/model/index.ts';
import { offersFor } from '../../../src/ui/model/offers.ts';
import { caretAt, rubbedOut, typed } from '../../../src/ui/model/prompt.ts';

const words = {
  steps: [],
  hosts: ['phone-1', 'publisher'],
  servers: ['publisher'],
  softkeys: ['Erase', 'Exit'],
};
const texts = (line: string, steps: string[] = []) =>
  offersFor(line, { ...words, steps }).map(({ text }) => text);

describe('what can be typed next', () => {
  it('at the start is what was typed before, then every action that a person can do', () => {
    const all = texts('', ['reset: phone-1']);
    expect(all[0]).toBe('reset: phone-1');
    expect(all).toContain('power on: ');
    expect(all).not.toContain('expect: ');
  });

  it.each([
    ['cha', ['change network: ', 'change dhcp: ', 'change cluster: ']],
    ['dhcp', ['change dhcp: ']],
    ['cables', []],
    ['cable', ['cut link: ', 'heal link: ']],
    ['power off:', ['phone-1', 'publisher', 'all phones', 'all servers']],
    ['power off: ph', ['phone-1']],
    ['reset: ', ['phone-1', 'all phones']],
    ['press: { on: ', ['phone-1, keys: ']],
    ['publish: { on: ', ['publisher, file: ', 'all servers, file: ']],
    ['lose: { from: ', ['phone-1, to: ', 'publisher, to: ']],
    ['change dhcp: { tftp: ', ['publisher }']],
    ['change dhcp: { lease: ', []],
    ['change cluster: { auto-registration: o', ['on }', 'off }']],
    ['change dhcp: ', ['{ ']],
    ['change dhcp: { ', ['tftp: ', 'option: ', 'lease: ', 'service: ']],
    ['change dhcp: { tftp: publisher, s', ['service: ']],
    ['change dhcp: { service: o', ['on }', 'off }']],
    ['stop service: { service: tftp, on: pub', ['publisher }']],
    ['press: { on: phone-1, keys: E', ['Erase }', 'Exit }']],
    ['press: { on: phone-1, keys: [settings, Ex', ['Exit }']],
    ['tamper with: { how: f', ['flip a byte, file: ']],
    ['no such action: x', []],
    ['change dhcp: { tftp: publisher }', []],
  ])('«%s»', (line, expected) => {
    expect(texts(line)).toEqual(expected);
  });

  it('says what each key is for', () => {
    expect(offersFor('md5util: { f', words)[0]).toMatchObject({
      text: 'file: ',
      help: 'The file.',
    });
  });
});

describe('a line that is typed', () => {
  it('takes characters at its caret, and loses them there', () => {
    const line = typed(caretAt(typed(emptyPrompt('step'), '電x'), 1), '話');
    expect(line).toMatchObject({ text: '電話x', caret: 2 });
    expect(rubbedOut(line)).toMatchObject({ text: '電x', caret: 1 });
    expect(rubbedOut(line, true)).toMatchObject({ text: '電話', caret: 2 });
    expect(rubbedOut(caretAt(line, 0))).toMatchObject({ text: '電話x', caret: 0 });
    expect(caretAt(line, 99).caret).toBe(3);
  });
});
