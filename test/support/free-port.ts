import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { Ipv4, Port } from '../../src/basics/index.ts';

/** A port that neither UDP nor TCP uses on this address of the loopback network. */
export async function freePort(address = Ipv4('127.0.0.1')): Promise<Port> {
  for (;;) {
    const port = await freeUdpPort(address);
    if (await isFreeForTcp(address, port)) return port;
  }
}

const freeUdpPort = (address: Ipv4): Promise<Port> =>
  new Promise((resolve, reject) => {
    const socket = createSocket('udp4').once('error', reject);
    socket.bind({ address, port: 0, exclusive: true }, () => {
      const port = Port(socket.address().port);
      socket.close(() => resolve(port));
    });
  });

const isFreeForTcp = (host: Ipv4, port: Port): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(true)));
  });
