import type { SiteView } from '../../report/view/index.ts';
import type { Branch } from '../../scenario/index.ts';
import type { PaneName, State, Story } from '../model/index.ts';
import type { Look, Paint } from '../paint.ts';

/** All that a frame is drawn from. */
export interface Scene {
  readonly state: State;
  readonly story: Story;
  /** The site at the cursor. */
  readonly site: SiteView;
  readonly paint: Paint;
  /** The script, and what was done otherwise. */
  readonly branches: readonly Branch[];
}

/** Room on the screen, in characters. */
export interface Room {
  readonly columns: number;
  readonly rows: number;
}

/** Draws a pane: at most as many lines as there are rows, each exactly as wide as the room. */
export type Draw = (scene: Scene, room: Room) => readonly string[];

/** How the chosen line of a pane looks: in the pane in focus it stands out most. */
export const lookOfChosen = ({ state }: Scene, pane: PaneName): Look =>
  state.pane === pane ? 'selected' : 'strong';

export const sceneOf = (
  state: State,
  story: Story,
  paint: Paint,
  branches: readonly Branch[] = [story.branch],
): Scene => ({ state, story, site: story.siteAt(state.cursor), paint, branches });
