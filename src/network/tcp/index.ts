export { type IpLayer, TcpStack } from './tcp-stack.ts';
