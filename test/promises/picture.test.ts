import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { Millis } from '../../src/basics/index.ts';
import { Session } from '../../src/scenario/index.ts';
import { inColour, pictureOf, Show } from '../../src/ui/index.ts';

const file = 'scenarios/alarms/tftp-not-authorized.yaml';

it('the picture in the README is what the terminal view shows; `npx vitest run test/promises/picture.test.ts --update` draws it anew', async () => {
  const show = new Show(new Session({ text: readFileSync(file, 'utf8'), file }), inColour);
  show.runAhead(Millis(Number.POSITIVE_INFINITY));

  await expect(pictureOf(show, 'alarm', { columns: 110, rows: 32 })).toMatchFileSnapshot(
    '../../docs/pictures/tftp-not-authorized.svg',
  );
});
