export * from './capture/index.ts';
export * from './faults.ts';
export type * from './host.ts';
export type { Link } from './link.ts';
export { putEndpoint } from './put-endpoint.ts';
export { type HostOptions, SimulatedHost } from './simulated-host.ts';
export { type NetworkOptions, SimulatedNetwork } from './simulated-network.ts';
export { Subnet } from './subnet.ts';
