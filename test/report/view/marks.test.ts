import { describe, expect, it } from 'vitest';
import { Millis } from '../../../src/basics/index.ts';
import { isTrouble, ruler, Timeline } from '../../../src/report/view/index.ts';
import type { EntryBody } from '../../../src/simulation/index.ts';
import { entriesOf, type Happening, message, packet } from './entries.ts';

const alarm: EntryBody = { kind: 'alarm', text: 'TFTP Not Authorized: 10.9.9.9' };
const step: EntryBody = { kind: 'step', text: 'power on phone-1' };

const marked = (happenings: readonly Happening[]) => new Timeline(entriesOf(happenings)).marks;
const kindOf = (body: EntryBody) => marked([[0, 'phone-1', body]])[0]?.kind;

describe('the marks of a run', () => {
  it('stand where something went wrong', () => {
    const verdict = { kind: 'verdict', line: 1, expected: '', evidence: [], problem: '' } as const;
    const registration = { kind: 'registration', server: '10.1.0.10', detail: '' } as const;
    const log = { kind: 'log', file: 'capf00000000.txt', text: '' } as const;
    expect({
      alarm: kindOf(alarm),
      failed: kindOf({ ...verdict, held: false }),
      rejected: kindOf(message('publisher', 'SCCP', 'RegisterReject')),
      refused: kindOf(message('phone-1', 'TLS', 'Alert', 'fatal, bad_certificate')),
      lockout: kindOf({ ...log, guide: 'capf/lockout' }),
      unregistered: kindOf({ ...registration, state: 'unregistered' }),
      reset: kindOf(packet('publisher', { flags: { rst: true } })),
      unheard: kindOf({ kind: 'fate', fate: 'no listener', why: '' }),
    }).toEqual({
      alarm: 'alarm',
      failed: 'failed',
      rejected: 'rejected',
      refused: 'rejected',
      lockout: 'lockout',
      unregistered: 'lost',
      reset: 'lost',
      unheard: 'lost',
    });
  });

  it('stand where a phone registers, and where a person did or said something', () => {
    const kinds = [
      kindOf({ kind: 'registration', state: 'registered', server: '', detail: '' }),
      kindOf(step),
      kindOf({ kind: 'say', text: '' }),
    ];
    expect(kinds).toEqual(['registered', 'step', 'say']);
    expect(kinds.some((kind) => kind && isTrouble(kind))).toBe(false);
  });

  it('do not stand at what is usual', () => {
    expect(kindOf(packet('phone-1', { flags: { ack: true } }))).toBeUndefined();
    expect(kindOf({ kind: 'log', file: '', text: '', guide: 'log/capf' })).toBeUndefined();
    expect(kindOf(message('phone-1', 'SCCP', 'Register'))).toBeUndefined();
    expect(kindOf(message('phone-1', 'TLS', 'Alert', 'warning, close_notify'))).toBeUndefined();
  });
});

describe('a ruler', () => {
  const marks = marked([
    [0, 'site', step],
    [40, 'phone-1', alarm],
    [45, 'site', step],
    [100, 'site', step],
  ]);
  const drawn = (columns: number, end = 100) =>
    ruler(marks, Millis(end), columns).map((mark) => mark?.kind[0] ?? '.');

  it('has the worst mark of each span of time', () => {
    expect(drawn(10).join('')).toBe('s...a....s');
  });

  it('has all in one cell where no time has passed', () => {
    expect(drawn(3, 0).join('')).toBe('a..');
  });
});
