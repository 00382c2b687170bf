import { Memory, type Outcome, type Reporter } from '../../src/report/index.ts';
import { loadScenario, runScenario } from '../../src/scenario/index.ts';

/** A phone that is sent to a TFTP server of which its CTL file knows nothing, with these steps. */
export const strayPhone = (steps: string): string => `title: A stray phone
site:
  phones:
    phone-1: { model: 7960, ctl: installed }
  dhcp: { tftp: 10.9.9.9 }
steps:
${steps}`;

export const alarmed = strayPhone(`  - say: The server is not in the CTL file.
  - power on: phone-1
  - expect: { on: phone-1, alarm: 'TFTP Not Authorized: 10.9.9.9' }
    within: 30 s
`);

/** The last step is not reached. */
export const disappointed = strayPhone(`  - power on: phone-1
  - expect: { on: phone-1, alarm: 'TFTP Not Authorized: 10.9.9.8' }
    within: 30 s
  - expect: { on: phone-1, registered with: publisher }
`);

/** Runs a scenario as the command does, in 12 ms of real time whatever the machine. */
export function outcomeOf(text: string, reporter?: Reporter, file = 'stray.yaml'): Outcome {
  const scenario = loadScenario(text, file);
  const seen = new Memory();
  const result = runScenario(scenario, {
    prepare: (world) => {
      const report = reporter?.begin?.(scenario, world, seen);
      if (report) world.trace.subscribe(report);
      world.trace.subscribe((entry) => seen.note(entry));
    },
  });
  const outcome = { ...result, seen, elapsed: 12 };
  reporter?.end(outcome);
  return outcome;
}
