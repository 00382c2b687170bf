import { Millis, Seconds } from '../../src/basics/index.ts';
import type { Phone } from '../../src/devices/phone/index.ts';
import { Diagnosis } from '../../src/scenario/diagnosis.ts';
import { perform } from '../../src/scenario/perform.ts';
import { Site } from '../../src/scenario/site.ts';
import type { EntryKind, EntryOf } from '../../src/simulation/index.ts';
import { deedOf, scenarioOf } from './scenario-of.ts';

/** A site as a scenario builds it, on which a test takes one step after the other. */
export class ActingSite extends Site {
  readonly #text: string;

  /** @param text what stands below `site:`, in the one-line form */
  constructor(text = '{}') {
    super(scenarioOf(['say: hello'], text), { seed: 7 });
    this.#text = text;
    new Diagnosis(this);
  }

  /** Takes a step such as `power on: phone-1`. */
  does(...steps: readonly string[]): void {
    for (const step of steps)
      perform(this, scenarioOf(['say: hello'], this.#text), deedOf(step, this.#text));
  }

  run(seconds: number): void {
    this.world.run(Seconds(seconds));
  }

  /** Lets time pass until the phone is registered. */
  registered(name = 'phone-1'): Phone {
    const phone = this.phone(name);
    if (!this.world.run(Millis(3_600_000), () => phone.isRegistered))
      throw new Error(`${name} does not register`);
    return phone;
  }

  entries<Kind extends EntryKind>(kind: Kind, from = 0): EntryOf<Kind>[] {
    return this.world.trace.entries.filter(
      (entry): entry is EntryOf<Kind> => entry.kind === kind && entry.seq > from,
    );
  }

  get here(): number {
    return this.world.trace.length;
  }
}
