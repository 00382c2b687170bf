import type { PhoneStartupIntent } from '../../machines/index.ts';
import { englishText } from '../../protocols/sccp/index.ts';
import type { HasPresent, Present } from '../../simulation/index.ts';
import type { Display } from './display.ts';
import type { PhoneModel } from './models.ts';

export type Stage = (PhoneStartupIntent & { type: 'screen' })['screen'];

/** What the screen says of each stage of starting. (79xx guides; the order on 7940 and 7960) */
const stages: Readonly<Record<Stage, readonly string[]>> = {
  off: [],
  booting: ['Configuring VLAN'],
  'configuring-ip': ['Configuring IP'],
  'configuring-cm-list': ['Configuring CM List'],
};

const idleSoftkeys = ['Redial', 'NewCall', 'CFwdAll'];

/** What a phone shows by itself: how far it has come in starting, then its line. */
export class BaseScreen implements HasPresent {
  readonly #display: Display;
  readonly #model: PhoneModel;
  /** What CallManager last put on the prompt line. */
  #prompt = '';

  constructor(display: Display, model: PhoneModel) {
    this.#display = display;
    this.#model = model;
  }

  present(into: Present): void {
    into.put(this.#prompt);
  }

  showStage(stage: Stage): void {
    this.showProgress(...stages[stage]);
  }

  showProgress(...lines: readonly string[]): void {
    const title = lines.length === 0 ? '' : `Cisco IP Phone ${this.#model.name}`;
    this.#display.showBase({ title, lines, softkeys: [] });
  }

  showRejection(text: string): void {
    this.showProgress('Registration Rejected', englishText(text));
  }

  showLine(directoryNumber: string): void {
    this.#display.showBase({
      title: directoryNumber,
      lines: [this.#prompt],
      softkeys: idleSoftkeys,
    });
  }

  /** @param text in which codes are still to be translated
   * @param isShown whether the line is on the screen, so that it is to be seen at once */
  setPrompt(text: string, isShown: boolean): void {
    this.#prompt = englishText(text);
    const { title, softkeys } = this.#display.base;
    if (isShown) this.#display.showBase({ title, lines: [this.#prompt], softkeys });
  }
}
