import { lineOf, wrap } from '../text.ts';
import type { Draw, Scene } from './scene.ts';

/** What the scenario says to whoever watches; before it has said anything, what it is about. */
export const drawCaption: Draw = (scene, { columns, rows }) => {
  const { paint, site } = scene;
  const lines = wrap(captionOf(scene), columns - 4);
  const look = site.caption ? 'say' : 'normal';
  const shown = lines.length > rows ? [...lines.slice(0, rows - 1), `${lines[rows - 1]} …`] : lines;
  return shown.map((text) => lineOf(paint, columns, ['faint', ' │ '], [look, text]));
};

export const captionOf = ({ site, story }: Pick<Scene, 'site' | 'story'>): string =>
  site.caption?.text ?? story.branch.plan.scenario.about ?? '';

/** How many lines the longest caption of the scenario needs, so that the screen does not jump. */
export function captionRows({ story }: Pick<Scene, 'story'>, columns: number): number {
  const { about = '', steps } = story.branch.plan.scenario;
  const texts = [about, ...steps.map((step) => (step.action === 'say' ? step.value : ''))];
  return Math.max(1, ...texts.map((text) => wrap(text.trim(), columns - 4).length));
}
