export { DhcpServer } from './dhcp-server.ts';
export type { DhcpScope } from './scope.ts';
