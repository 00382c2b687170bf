/** The diagrams in the documentation are those of the statecharts: `npx vitest run <this file> --update`
 * writes them. */
import { describe, expect, it } from 'vitest';
import { aboutMachines, chartOf, type MachineName, machines } from '../../../src/machines/index.ts';
import { mermaidOf } from '../../../src/report/diagram/index.ts';

const folder = '../../../docs/diagrams';
const names = Object.keys(machines) as MachineName[];

const page = (name: MachineName) => `# ${name}

This statechart decides ${aboutMachines[name]}. It is written in [\`src/machines/${name}.machine.ts\`](../../src/machines/${name}.machine.ts); [how to read it](README.md#how-to-read-them).

\`\`\`mermaid
${mermaidOf(chartOf(machines[name]))}\`\`\`
`;

const index = `# Statecharts

All that a phone or a server decides is decided by one of these. \`offhook diagram <name>\` writes the same diagrams, and as SVG or as JSON of XState too; with \`--covered\` it marks what no shipped scenario reaches.

| statechart | decides |
| --- | --- |
${names.map((name) => `| [${name}](${name}.md) | ${aboutMachines[name]} |`).join('\n')}

## How to read them

An arrow says, from top to bottom, what has to happen, in square brackets what has to hold besides, and behind a slash what is then done: \`FILE.TIMEOUT\`, \`[a server is left]\`, \`/ fetch (ctl)\`. \`[else]\` is taken where the arrows for the same event before it were not. \`after patience (1 min)\` is taken when the machine has been in the state for so long. An arrow without an event is taken at once.

In a box stand what is done on entry and on exit, and the events after which the machine stays where it is. «In any state» stands for all states inside the same frame; in SVG the plate with the name of the frame does, and the arrow that begins with a dot leads to where the frame begins.

The test \`test/report/diagram/docs.test.ts\` keeps these pages current: \`npx vitest run test/report/diagram/docs.test.ts --update\` writes them.
`;

describe('the diagrams in the documentation', () => {
  it.each(names)('show %s as it is', async (name) => {
    await expect(page(name)).toMatchFileSnapshot(`${folder}/${name}.md`);
  });

  it('are listed in an index', async () => {
    await expect(index).toMatchFileSnapshot(`${folder}/README.md`);
  });
});
