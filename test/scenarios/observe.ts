import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Millis } from '../../src/basics/index.ts';
import { PcapngCapture } from '../../src/network/index.ts';
import { loadScenario, runScenario, type ScenarioResult } from '../../src/scenario/index.ts';
import { entryToJson, type World } from '../../src/simulation/index.ts';

/** What is left of a run when it is over. */
export interface Observation {
  readonly result: ScenarioResult;
  /** SHA-256 of the trace, in hexadecimal. */
  readonly traceHash: string;
  /** As pcapng. */
  readonly capture: Uint8Array;
  /** The protocols of which messages were sent: TFTP, DHCP, SCCP. */
  readonly protocols: ReadonlySet<string>;
}

/** Runs the scenario in this file once.
 * @param withSecrets whether the capture holds what opens TLS */
export function observe(file: string, withSecrets = true): Observation {
  const hash = createHash('sha256');
  const protocols = new Set<string>();
  const captures: PcapngCapture[] = [];
  const prepare = (world: World) => {
    const epochMillis = (at: Millis) => world.epochMillis(at);
    const capture = new PcapngCapture({ epochMillis, withSecrets });
    captures.push(capture);
    world.trace.subscribe((entry) => {
      hash.update(entryToJson(entry));
      capture.add(entry);
      if (entry.kind === 'message') protocols.add(entry.protocol);
    });
  };
  const scenario = loadScenario(readFileSync(file, 'utf8'), file);
  const result = runScenario(scenario, { keep: 'nothing', prepare });
  const capture = captures[0]?.done() ?? new Uint8Array();
  return { result, traceHash: hash.digest('hex'), capture, protocols };
}
