import { type Millis, UserError } from '../../basics/index.ts';
import { loadScenario, type Step } from '../language/index.ts';
import { isDeed } from '../perform.ts';
import { Branch, type Position, type ScriptStep } from './branch.ts';
import { ScenarioDocument } from './scenario-document.ts';

export interface SessionSource {
  /** The text of a scenario file. */
  readonly text: string;
  /** Its name, for messages. */
  readonly file: string;
  /** In the place of the seed in the file. */
  readonly seed?: number;
}

/** Where an editor finds the JSON Schema, seen from the script: a saved file lies elsewhere. */
const schemaComment = /^# yaml-language-server:.*\n/;

/**
 * What an operator does at a site, on top of a script. Every branch is a document that has been run
 * from the start: that is what makes it certain that a saved session runs again to the same end.
 */
export class Session {
  readonly #file: string;
  readonly #script: Branch;
  readonly #branches: Branch[];
  #branch: Branch;

  /** @throws ScenarioError when the text is no scenario, UserError when its site cannot be built */
  constructor({ text, file, seed }: SessionSource) {
    this.#file = file;
    const given = loadScenario(text, file);
    const document = new ScenarioDocument(
      seed === undefined ? text : new ScenarioDocument(text).withSeed(seed),
    );
    this.#script = new Branch({
      number: 0,
      name: given.title,
      begins: 0 as Millis,
      fromScript: given.steps.length,
      remaining: [],
      document,
      scenario: loadScenario(document.text, file),
    });
    this.#branch = this.#script;
    this.#branches = [this.#script];
  }

  /** The script, and each branch in the order in which they began. */
  get branches(): readonly Branch[] {
    return this.#branches;
  }

  /** Where the operator is. */
  get branch(): Branch {
    return this.#branch;
  }

  switchTo(branch: Branch): void {
    this.#branch = branch;
  }

  /**
   * Does something at a moment of the current branch. What happened until then has happened; the rest
   * of the script is set aside. At the head of an operator's branch that branch goes on; anywhere
   * else a new one begins.
   * @param step in the scenario language, without a moment: `press: { on: phone-1, keys: settings }`
   * @throws ScenarioError when it is no step, UserError when it cannot be done; nothing has changed
   */
  do(step: string, position: Position): Branch {
    const here = this.#branch;
    const kept = here.takenAt(position);
    const goesOn =
      !here.isScript && position.at === here.now && kept === here.plan.scenario.steps.length;
    const branch = this.#branchWith(step, position.at, kept, goesOn);
    branch.takeSteps();
    if (branch.failure) throw new UserError(branch.failure.problem);
    if (goesOn) this.#branches[this.#branches.indexOf(here)] = branch;
    else this.#branches.push(branch);
    this.#branch = branch;
    return branch;
  }

  /** The current branch up to now, as a scenario file: it runs to the same end, with the same trace. */
  save(): string {
    return this.#branch.textUntilNow;
  }

  /** @param goesOn whether it takes the place of the current branch */
  #branchWith(step: string, at: Millis, kept: number, goesOn: boolean): Branch {
    const { plan } = this.#branch;
    const text = plan.document.withSteps(kept, [{ step, at }]).replace(schemaComment, '');
    const document = new ScenarioDocument(text);
    const scenario = loadScenario(document.text, this.#file);
    const added = scenario.steps[kept] as Step;
    const fromScript = Math.min(kept, plan.fromScript);
    return new Branch({
      ...(goesOn
        ? plan
        : {
            number: this.#branches.length,
            name: added.text,
            parent: this.#branch,
            begins: at,
          }),
      fromScript,
      remaining: this.#setAside(fromScript, document.steps.slice(fromScript)),
      document,
      scenario,
    });
  }

  /** What the script would have done, without what was done all the same. */
  #setAside(fromScript: number, done: readonly string[]): ScriptStep[] {
    const { scenario, document } = this.#script.plan;
    const steps = document.steps.map((step, index) => ({ step, index }));
    return steps.slice(fromScript).flatMap(({ step, index }) => {
      const read = scenario.steps[index];
      if (!read || !isDeed(read) || done.includes(step)) return [];
      return [{ step, text: read.text }];
    });
  }
}
