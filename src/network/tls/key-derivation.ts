import { createHmac } from 'node:crypto';
import { ByteReader, concat, fromLatin1 } from '../../basics/index.ts';
import { type CipherSuiteName, cipherSuites, macLength } from './cipher-suites.ts';

/** RFC 2246 section 5, P_hash: as many bytes as are needed from a secret and a seed. */
function expand(
  hash: 'md5' | 'sha1',
  secret: Uint8Array,
  seed: Uint8Array,
  length: number,
): Uint8Array {
  const hmac = (bytes: Uint8Array): Uint8Array => createHmac(hash, secret).update(bytes).digest();
  const blocks: Uint8Array[] = [];
  let chained = hmac(seed);
  for (let have = 0; have < length; ) {
    const block = hmac(concat(chained, seed));
    blocks.push(block);
    have += block.length;
    chained = hmac(chained);
  }
  return concat(...blocks).subarray(0, length);
}

/** RFC 2246 section 5, the pseudo-random function: MD5 over one half of the secret, SHA-1 over the other. */
export function prf(
  secret: Uint8Array,
  label: string,
  seed: Uint8Array,
  length: number,
): Uint8Array {
  const half = Math.ceil(secret.length / 2);
  const labelled = concat(fromLatin1(label), seed);
  const one = expand('md5', secret.subarray(0, half), labelled, length);
  const other = expand('sha1', secret.subarray(secret.length - half), labelled, length);
  return one.map((byte, index) => byte ^ (other[index] as number));
}

/** The two random values of the hellos. */
export interface HelloRandoms {
  readonly client: Uint8Array;
  readonly server: Uint8Array;
}

/** RFC 2246 section 8.1. */
export const masterSecret = (preMaster: Uint8Array, { client, server }: HelloRandoms): Uint8Array =>
  prf(preMaster, 'master secret', concat(client, server), 48);

/** What protects one direction. Without encryption, key and initialization vector are empty. */
export interface DirectionKeys {
  readonly mac: Uint8Array;
  readonly key: Uint8Array;
  /** As long as a block of the cipher. */
  readonly iv: Uint8Array;
}

/** By who writes with them. */
export interface ConnectionKeys {
  readonly client: DirectionKeys;
  readonly server: DirectionKeys;
}

/** RFC 2246 section 6.3. */
export function connectionKeys(
  suite: CipherSuiteName,
  master: Uint8Array,
  { client, server }: HelloRandoms,
): ConnectionKeys {
  const { keyLength, blockLength } = cipherSuites[suite];
  const length = 2 * (macLength + keyLength + blockLength);
  const block = new ByteReader(
    prf(master, 'key expansion', concat(server, client), length),
    'key block',
  );
  const pair = (size: number, what: string) =>
    [block.take(size, `client ${what}`), block.take(size, `server ${what}`)] as const;
  const [clientMac, serverMac] = pair(macLength, 'write MAC secret');
  const [clientKey, serverKey] = pair(keyLength, 'write key');
  const [clientIv, serverIv] = pair(blockLength, 'write IV');
  return {
    client: { mac: clientMac, key: clientKey, iv: clientIv },
    server: { mac: serverMac, key: serverKey, iv: serverIv },
  };
}
