import { describe, expect, it } from 'vitest';
import {
  type CtlTrustEvent,
  type CtlTrustIntent,
  ctlTrustMachine,
} from '../../src/machines/index.ts';
import type { CtlVerdict } from '../../src/protocols/ctl/index.ts';
import { Alone, Coverage } from './alone.ts';

const coverage = new Coverage(ctlTrustMachine);
const phone = (installed: boolean) => new Alone(ctlTrustMachine, { installed }, coverage);
const received = (verdict: CtlVerdict): CtlTrustEvent => ({ type: 'CTL.RECEIVED', verdict });
const erase: CtlTrustEvent = { type: 'CTL.ERASE', way: 'ctl-file/delete-on-7960-7940' };

const stored: CtlTrustIntent[] = [{ type: 'store' }, { type: 'status', status: 'ctl-installed' }];
const failed: CtlTrustIntent = { type: 'alarm', alarm: 'alarm/phone/file-auth-failed' };
const updateFailed: CtlTrustIntent = { type: 'status', status: 'ctl-update-failed' };
const settled = (outcome: 'installed' | 'updated' | 'kept' | 'none'): CtlTrustIntent => ({
  type: 'settled',
  outcome,
});

/** Every verdict; the type makes the list complete. */
const verdicts = Object.keys({
  first: 0,
  'signed-by-installed-token': 0,
  unchanged: 0,
  'signed-by-new-token': 0,
  'unknown-signer': 0,
  'bad-signature': 0,
  corrupt: 0,
  empty: 0,
} satisfies Record<CtlVerdict, 0>) as CtlVerdict[];

describe('a phone without a CTL file', () => {
  it('starts so when flash holds none', () => {
    expect(phone(false).state).toBe('no CTL installed');
  });

  it('accepts the first that it gets', () => {
    const alone = phone(false);

    expect(alone.send(received('first'))).toEqual([...stored, settled('installed')]);
    expect(alone.state).toBe('CTL installed');
  });

  it('takes an empty file for none', () => {
    const alone = phone(false);

    expect(alone.send(received('empty'))).toEqual([
      { type: 'status', status: 'no-ctl-installed' },
      settled('none'),
    ]);
    expect(alone.state).toBe('no CTL installed');
  });

  it('says that none is installed when the server has none', () => {
    expect(phone(false).send({ type: 'CTL.ABSENT' })).toEqual([
      { type: 'status', status: 'no-ctl-installed' },
      settled('none'),
    ]);
  });

  it.each<CtlVerdict>(['corrupt', 'bad-signature', 'unknown-signer'])(
    'raises File Auth Failed about a first file that is %s, and stays without',
    (verdict) => {
      const alone = phone(false);

      expect(alone.send(received(verdict))).toEqual([failed, settled('none')]);
      expect(alone.state).toBe('no CTL installed');
    },
  );

  it('has nothing to erase', () => {
    expect(phone(false).send(erase)).toEqual([]);
  });
});

describe('a phone with a CTL file', () => {
  it('starts so when flash holds one', () => {
    expect(phone(true).state).toBe('CTL installed');
  });

  it('takes a new one that an installed token signed', () => {
    const alone = phone(true);

    expect(alone.send(received('signed-by-installed-token'))).toEqual([
      ...stored,
      settled('updated'),
    ]);
    expect(alone.state).toBe('CTL installed');
  });

  it.each<CtlVerdict>(['unchanged', 'empty'])('keeps it without a word when %s', (verdict) => {
    expect(phone(true).send(received(verdict))).toEqual([settled('kept')]);
  });

  it('keeps it when the server has none', () => {
    expect(phone(true).send({ type: 'CTL.ABSENT' })).toEqual([settled('kept')]);
  });

  it('names the unknown token behind File Auth Failed', () => {
    expect(phone(true).send(received('unknown-signer'))).toEqual([
      { ...failed, also: 'ctl-file/phone-cannot-authenticate-ctl-file' },
      updateFailed,
      settled('kept'),
    ]);
  });

  it('names the token that was added last behind File Auth Failed', () => {
    expect(phone(true).send(received('signed-by-new-token'))).toEqual([
      { ...failed, also: 'ctl-file/phone-cannot-authenticate-ctl-file/new-token' },
      updateFailed,
      settled('kept'),
    ]);
  });

  it.each<CtlVerdict>(['corrupt', 'bad-signature'])(
    'raises File Auth Failed about an update that is %s, and keeps the old one',
    (verdict) => {
      expect(phone(true).send(received(verdict))).toEqual([failed, updateFailed, settled('kept')]);
    },
  );

  it('is without one once it is erased, and accepts the first again', () => {
    const alone = phone(true);

    expect(alone.send(erase)).toEqual([{ type: 'erase', way: 'ctl-file/delete-on-7960-7940' }]);
    expect(alone.state).toBe('no CTL installed');
    expect(alone.send(received('first'))).toEqual([...stored, settled('installed')]);
  });
});

describe('every way through the trust of a phone', () => {
  const events: CtlTrustEvent[] = [
    ...verdicts.map(received),
    { type: 'CTL.ABSENT' },
    { type: 'CTL.ERASE', way: 'ctl-file/delete-on-7970-settings' },
  ];
  /** Longer ways bring nothing new: there are two states, and no memory besides. */
  const ways = events.flatMap((one) =>
    events.flatMap((two) => events.map((three) => [one, two, three])),
  );

  it.each([true, false])(
    'never stores a CTL file that the installed tokens did not sign, starting with one: %s',
    (installed) => {
      for (const way of ways) {
        const alone = phone(installed);
        for (const event of way) {
          const before = alone.state;
          const stores = alone.send(event).some(({ type }) => type === 'store');
          const acceptable = before === 'CTL installed' ? 'signed-by-installed-token' : 'first';
          expect(stores).toBe(event.type === 'CTL.RECEIVED' && event.verdict === acceptable);
        }
      }
    },
  );

  it('settles each download once, and nothing else', () => {
    for (const way of ways) {
      const alone = phone(true);
      for (const event of way) {
        const settledTimes = alone.send(event).filter(({ type }) => type === 'settled').length;
        expect(settledTimes).toBe(event.type === 'CTL.ERASE' ? 0 : 1);
      }
    }
  });

  it('leads along every transition', () => {
    expect(coverage.missing).toEqual([]);
  });
});
