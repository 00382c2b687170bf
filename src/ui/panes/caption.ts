import { formatMoment } from '../../basics/index.ts';
import { lineOf, wrap } from '../text.ts';
import type { Draw, Scene } from './scene.ts';

/** What the scenario says to whoever watches; before it has said anything, what it is about; of what
 * is done otherwise, what that is. */
export const drawCaption: Draw = (scene, { columns, rows }) => {
  const { paint, site } = scene;
  const caption = captionOf(scene);
  const lines = wrap(caption, columns - 4);
  const look = caption === site.caption?.text ? 'say' : 'normal';
  const shown = lines.length > rows ? [...lines.slice(0, rows - 1), `${lines[rows - 1]} …`] : lines;
  return shown.map((text) => lineOf(paint, columns, ['faint', ' │ '], [look, text]));
};

export const captionOf = ({
  site,
  story,
  state,
}: Pick<Scene, 'site' | 'story' | 'state'>): string => {
  const { isScript, plan } = story.branch;
  // What the script says of its own course is true no more.
  if (!isScript && state.cursor.at >= plan.begins)
    return `Branch ${plan.number}, done otherwise than the script from ${formatMoment(plan.begins)} on: ${plan.name}.`;
  return site.caption?.text ?? plan.scenario.about ?? '';
};

/** How many lines the longest caption of the scenario needs, so that the screen does not jump. */
export function captionRows({ story }: Pick<Scene, 'story'>, columns: number): number {
  const { about = '', steps } = story.branch.plan.scenario;
  const texts = [about, ...steps.map((step) => (step.action === 'say' ? step.value : ''))];
  return Math.max(1, ...texts.map((text) => wrap(text.trim(), columns - 4).length));
}
