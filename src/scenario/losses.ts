import {
  because,
  drop,
  type Match,
  pass,
  type Rule,
  type SimulatedNetwork,
} from '../network/index.ts';
import type { HasPresent, PacketRecord, Present } from '../simulation/index.ts';
import type { Step } from './language/index.ts';

/** What the step `lose` says. */
export type Loss = (Step & { readonly action: 'lose' })['value'];

interface Pending {
  readonly loss: Loss;
  left: number;
}

/** Packets that are lost, and no others: the next ones from one host to another. */
export class Losses implements HasPresent {
  readonly #network: SimulatedNetwork;
  readonly #pending = new Set<Pending>();

  constructor(network: SimulatedNetwork) {
    this.#network = network;
  }

  lose(loss: Loss): void {
    const pending = { loss, left: loss.packets };
    this.#pending.add(pending);
    const isMeant = matchOf(loss);
    const lost = drop(`a packet ${loss.protocol ? `of ${loss.protocol} ` : ''}is lost`);
    // A loss comes from the step that asked for it.
    const rule = because([this.#network.world.trace.causes.current], (packet, crossing) => {
      if (!isMeant(packet, crossing)) return pass;
      pending.left--;
      if (pending.left === 0) this.#end(rule, pending);
      return lost;
    });
    this.#network.rules.unshift(rule);
  }

  /** Whether packets are still to be lost on this way. */
  isPending({ from, to, protocol }: Loss): boolean {
    return [...this.#pending].some(
      ({ loss }) => loss.from === from && loss.to === to && loss.protocol === protocol,
    );
  }

  present(into: Present): void {
    for (const { loss, left } of this.#pending) {
      into.data(loss);
      into.put(left);
    }
  }

  #end(rule: Rule, pending: Pending): void {
    this.#pending.delete(pending);
    const { rules } = this.#network;
    rules.splice(rules.indexOf(rule), 1);
  }
}

const matchOf =
  ({ from, to, protocol }: Loss): Match =>
  (packet, crossing) =>
    crossing.from === from &&
    crossing.to === to &&
    (protocol === undefined || protocolOf(packet) === protocol);

/** By port, as nobody on the wire knows better. What is UDP and not DHCP is TFTP: its transfers have
 * ports that the systems choose. */
function protocolOf({ transport, source, destination }: PacketRecord): Loss['protocol'] {
  const ports: readonly number[] = [source.port, destination.port];
  const uses = (...known: number[]) => ports.some((port) => known.includes(port));
  if (transport === 'udp') return uses(67, 68) ? 'DHCP' : 'TFTP';
  if (uses(2000, 2443)) return 'SCCP';
  return uses(3804) ? 'CAPF' : undefined;
}
