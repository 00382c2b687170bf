import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../support/runs.ts';
import { PhoneSite } from './phone-site.ts';

const tokens = ['token-1', 'token-2', 'token-3', 'token-4'];

/** What happens to a phone between two starts. */
type Event =
  | { readonly what: 'publish'; readonly tokens: readonly string[]; readonly signWith: string }
  | { readonly what: 'damage' | 'empty' | 'delete' | 'erase' };

const anyEvent: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant('publish' as const),
      tokens: fc.subarray(tokens, { minLength: 1 }),
      signWith: fc.constantFrom(...tokens),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('damage', 'empty', 'delete', 'erase').map((what) => ({ what })),
  },
);

describe('whatever CTL files a phone is given', () => {
  it('it has the one that its tokens vouch for, and registers with all others too', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 8 }), (events) => {
        const site = new PhoneSite();
        const phone = site.registeredPhone();
        let published: { tokens: readonly string[]; signWith: string } | undefined = {
          tokens: ['token-1', 'token-2'],
          signWith: 'token-1',
        };
        let trusted: readonly string[] = published.tokens;
        for (const event of events) {
          const { files } = site.publisher;
          if (event.what === 'publish') {
            published = event;
            site.publishCtl(event);
          } else if (event.what === 'erase') {
            phone.press('settings');
            for (const key of ['6', '4', '**#']) phone.press(key);
            if (trusted.length > 0) phone.press('Erase');
            trusted = [];
          } else {
            published = undefined;
            const damaged = files
              .find('CTLFile.tlv')
              ?.map((byte, at) => (at === 400 ? ~byte : byte));
            if (event.what === 'delete') files.delete('CTLFile.tlv');
            else if (event.what === 'empty') files.alter('CTLFile.tlv', new Uint8Array());
            else if (damaged) files.alter('CTLFile.tlv', damaged);
          }
          site.run(11);
          phone.press('**#**');
          site.run(40);

          const vouching = trusted.length > 0 ? trusted : published?.tokens;
          if (published && vouching?.includes(published.signWith)) trusted = published.tokens;
          const entries = phone.menuFacts().ctl?.entries ?? [];
          expect(entries.filter((entry) => entry.startsWith('Security Token'))).toEqual(
            trusted.map((token) => `Security Token SAST-${token.toUpperCase()}`),
          );
          expect(phone.isRegistered).toBe(true);
        }
      }),
      { seed: 42, numRuns: runs(40) },
    );
  });
});
