import { z } from 'zod';
import { scenarioSchema } from './schema.ts';

/** The language as JSON Schema draft-07, which editors understand. */
export function scenarioJsonSchema(): object {
  return z.toJSONSchema(
    scenarioSchema.meta({
      title: 'offhook scenario',
      description: 'Builds a site, drives it, and says what must happen.',
    }),
    { target: 'draft-7', io: 'input' },
  );
}
