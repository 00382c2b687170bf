import { describe, expect, it } from 'vitest';
import { Endpoint, fromHex, Ipv4, MacAddress, Millis, Port } from '../../src/basics/index.ts';
import {
  Causes,
  type EntryBody,
  entryToJson,
  type Keep,
  Trace,
  type TraceEntry,
} from '../../src/simulation/index.ts';

const say = (text: string): EntryBody => ({ kind: 'say', text });
const step = (text: string): EntryBody => ({ kind: 'step', text });
const setting = (name: string, value: string): EntryBody => ({ kind: 'setting', name, value });
const store = (what: string, contents?: Uint8Array): EntryBody => ({
  kind: 'store',
  action: 'stored',
  what,
  detail: '',
  ...(contents && { contents }),
});
const transition = (machine: string, to: string): EntryBody => ({
  kind: 'transition',
  machine,
  event: 'GO',
  from: '',
  to,
});

function newTrace(keep?: Keep) {
  const causes = new Causes();
  return { causes, trace: new Trace(causes, () => Millis(1250), keep) };
}

const sequences = (entries: readonly TraceEntry[]) => entries.map(({ seq }) => seq);

describe('an entry of the trace', () => {
  it('has a number from 1, the moment and the host', () => {
    const { trace } = newTrace();
    expect(trace.record('phone-1', say('hello'))).toBe(1);
    expect(trace.record('phone-2', say('hello'))).toBe(2);
    expect(trace.entries[0]).toEqual({
      seq: 1,
      at: 1250,
      host: 'phone-1',
      kind: 'say',
      text: 'hello',
    });
  });

  it('names what it was recorded because of', () => {
    const { trace } = newTrace();
    trace.recordAnd('site', step('power on phone-1'), () =>
      trace.recordAnd('phone-1', say('starts'), () => trace.record('phone-1', say('asks'))),
    );
    trace.record('phone-1', say('unprompted'));
    expect(trace.entries.map(({ cause }) => cause)).toEqual([undefined, 1, 2, undefined]);
  });

  it('names the cause it is given rather than the current one', () => {
    const { causes, trace } = newTrace();
    causes.within(5, () => trace.record('phone-1', say('hello'), 3));
    expect(trace.entries[0]?.cause).toBe(3);
  });

  it('gives back what its consequences give back', () => {
    const { trace } = newTrace();
    expect(trace.recordAnd('site', step('count'), () => 42)).toBe(42);
  });

  it('names what it rests on, where it rests on anything', () => {
    const { trace } = newTrace();
    const option = trace.record('publisher', setting('option 150', '10.9.9.9'));
    trace.record('phone-1', say('alarm'), undefined, [option]);
    trace.recordAnd('phone-1', say('asks'), () => {}, [option]);
    trace.record('phone-1', say('goes on'), undefined, []);
    expect(trace.entries.map(({ because }) => because)).toEqual([undefined, [1], [1], undefined]);
  });
});

describe('the newest facts of a host', () => {
  it('are the last entries that told of them, in the order in which they are asked for', () => {
    const { trace } = newTrace();
    const off = trace.record('phone-1', { kind: 'power', state: 'off', reason: '' });
    trace.record('phone-1', setting('CTL file', 'none'));
    const stored = trace.record('phone-1', store('CTL file'));
    const idle = trace.record('phone-1', transition('registration', 'idle'));
    expect(trace.facts('phone-1', 'registration', 'CTL file', 'power')).toEqual([
      idle,
      stored,
      off,
    ]);
  });

  it('are those of this host alone', () => {
    const { trace } = newTrace();
    const own = trace.record('publisher', setting('service tftp', 'stopped'));
    trace.record('subscriber', setting('service tftp', 'running'));
    expect(trace.facts('publisher', 'service tftp')).toEqual([own]);
  });

  it('are none of what nobody has told', () => {
    const { trace } = newTrace();
    trace.record('phone-1', say('LSC'));
    expect(trace.facts('phone-1', 'LSC')).toEqual([]);
    expect(trace.facts('phone-2', 'LSC')).toEqual([]);
  });

  it('are known though the trace keeps nothing', () => {
    const { trace } = newTrace('nothing');
    const seq = trace.record('phone-1', setting('LSC', 'none'));
    expect(trace.facts('phone-1', 'LSC')).toEqual([seq]);
  });
});

describe('causes', () => {
  it('are as before when what they brought about has ended or failed', () => {
    const causes = new Causes();
    causes.within(1, () => {
      expect(() =>
        causes.within(2, () => {
          throw new Error('broken');
        }),
      ).toThrow('broken');
      expect(causes.current).toBe(1);
    });
    expect(causes.current).toBe(0);
  });
});

describe('a chain of causes', () => {
  it('leads from a symptom back to the root', () => {
    const { trace } = newTrace();
    trace.record('site', say('unrelated'));
    let symptom = 0;
    trace.recordAnd('site', step('power on phone-1'), () => {
      trace.record('phone-1', say('a side effect'));
      trace.recordAnd('phone-1', say('asks'), () => {
        symptom = trace.record('phone-1', say('is refused'));
      });
    });
    expect(sequences(trace.chain(symptom))).toEqual([5, 4, 2]);
  });

  it('ends where an entry was not kept', () => {
    const { trace } = newTrace({ kinds: ['say'] });
    const notKept = trace.record('site', step('power on phone-1'));
    const asks = trace.record('phone-1', say('asks'), notKept);
    const refused = trace.record('phone-1', say('is refused'), asks);
    expect(sequences(trace.chain(refused))).toEqual([3, 2]);
    expect(trace.chain(99)).toEqual([]);
  });
});

describe('what a trace keeps', () => {
  const recordTen = (keep?: Keep) => {
    const { trace } = newTrace(keep);
    for (let count = 1; count <= 10; count++)
      trace.record('phone-1', count % 2 === 0 ? say('even') : step('odd'));
    return trace;
  };

  it.each<[string, Keep | undefined, number[]]>([
    ['everything by default', undefined, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
    ['nothing', 'nothing', []],
    ['the last three', { last: 3 }, [8, 9, 10]],
    ['the last none', { last: 0 }, []],
    ['the last of more than there are', { last: 50 }, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
    ['one kind', { kinds: ['say'] }, [2, 4, 6, 8, 10]],
  ])('may be %s', (_, keep, kept) => {
    const trace = recordTen(keep);
    expect(sequences(trace.entries)).toEqual(kept);
    expect(trace.length).toBe(10);
    for (let seq = 0; seq <= 11; seq++)
      expect(trace.find(seq)?.seq).toBe(kept.includes(seq) ? seq : undefined);
  });

  it('is all that can be found, also before anybody has looked at the entries', () => {
    const { trace } = newTrace({ last: 3 });
    for (let count = 1; count <= 20; count++) {
      trace.record('phone-1', say('because of the one before'), count - 1);
      const kept = [count, count - 1, count - 2].filter((seq) => seq > 0);
      expect(sequences(trace.chain(count))).toEqual(kept);
      expect(trace.find(count - 3)).toBeUndefined();
    }
  });

  it('does not change what subscribers see', () => {
    const { trace } = newTrace('nothing');
    const seen: number[] = [];
    const unsubscribe = trace.subscribe(({ seq }) => seen.push(seq));
    trace.record('phone-1', say('heard'));
    unsubscribe();
    trace.record('phone-1', say('not heard'));
    expect(seen).toEqual([1]);
  });
});

describe('an entry as JSON', () => {
  it('does not hold what was stored, and is not changed by that', () => {
    const { trace } = newTrace();
    trace.record('publisher', store('CTLFile.tlv', new Uint8Array(3)));
    expect(trace.entries.map(entryToJson)).toEqual([
      '{"seq":1,"at":1250,"host":"publisher","kind":"store","action":"stored","what":"CTLFile.tlv","detail":""}',
    ]);
    expect(trace.entries[0]).toMatchObject({ contents: new Uint8Array(3) });
  });

  it('names what it rests on', () => {
    const { trace } = newTrace();
    trace.record('phone-1', say('alarm'), 2, [1]);
    expect(trace.entries.map(entryToJson)).toEqual([
      '{"seq":1,"at":1250,"host":"phone-1","cause":2,"because":[1],"kind":"say","text":"alarm"}',
    ]);
  });

  it('is one line with its fields in order', () => {
    const { trace } = newTrace();
    trace.record('site', say('two\nlines'), 3);
    expect(trace.entries.map(entryToJson)).toEqual([
      '{"seq":1,"at":1250,"host":"site","cause":3,"kind":"say","text":"two\\nlines"}',
    ]);
  });

  const frame = {
    source: Endpoint(Ipv4('10.1.0.101'), Port(49152)),
    sourceMac: MacAddress('001122334455'),
    destinationMac: MacAddress('00AABBCCDDEE'),
    identification: 7,
    payload: fromHex('0001ff'),
  };

  it('gives a datagram by endpoints as text and bytes as hexadecimal digits', () => {
    const { trace } = newTrace();
    const destination = Endpoint(Ipv4('10.1.0.11'), Port(69));
    trace.record('phone-1', {
      kind: 'packet',
      packet: { ...frame, transport: 'udp', destination },
    });
    expect(trace.entries.map(entryToJson)).toMatchInlineSnapshot(`
      [
        "{"seq":1,"at":1250,"host":"phone-1","kind":"packet","packet":{"transport":"udp","source":"10.1.0.101:49152","destination":"10.1.0.11:69","sourceMac":"001122334455","destinationMac":"00AABBCCDDEE","identification":7,"payload":"0001ff"}}",
      ]
    `);
  });

  it('gives a segment with the flags that are set', () => {
    const { trace } = newTrace();
    const destination = Endpoint(Ipv4('10.1.0.11'), Port(2000));
    const tcp = {
      sequence: 1,
      acknowledgement: 0,
      flags: { syn: true, ack: false },
      window: 8192,
      mss: 1460,
    };
    trace.record('phone-1', {
      kind: 'packet',
      packet: { ...frame, transport: 'tcp', destination, tcp },
    });
    expect(trace.entries.map(entryToJson)).toMatchInlineSnapshot(`
      [
        "{"seq":1,"at":1250,"host":"phone-1","kind":"packet","packet":{"transport":"tcp","source":"10.1.0.101:49152","destination":"10.1.0.11:2000","sourceMac":"001122334455","destinationMac":"00AABBCCDDEE","identification":7,"sequence":1,"acknowledgement":0,"flags":["syn"],"window":8192,"mss":1460,"payload":"0001ff"}}",
      ]
    `);
  });
});
