import { describe, expect, it } from 'vitest';
import { assign } from 'xstate';
import { tftpAuthorizationModel } from '../../../src/generate/models/tftp-authorization.ts';
import { rewritten, tftpAuthorizationMachine } from '../../../src/machines/index.ts';
import { runs } from '../../support/runs.ts';
import { brokenBy, failureOf, isFoundOut, walks } from './at-the-site.ts';

const notListed = 'looking up: SERVER.NOT_LISTED';

describe('a phone that may load from TFTP servers', () => {
  it.each(walks(tftpAuthorizationModel, runs(4)))(
    'warns, chooses and gives up at a site as its statechart does: $name',
    (walk) => {
      expect(failureOf(walk)).toBeUndefined();
    },
  );
});

describe('a phone that loads from a server that its CTL file does not name', () => {
  const credulous = rewritten(tftpAuthorizationMachine, {
    transition: ({ id }, config) => (id === notListed ? { target: 'authorized' } : config),
  });

  it('breaks what must always hold', () => {
    expect(brokenBy(tftpAuthorizationModel, credulous)).toEqual([
      'a phone with a CTL file loads only from servers that it names',
    ]);
  });

  it('is found out at the site', () => {
    expect(isFoundOut(tftpAuthorizationModel, credulous)).toBe(true);
  });
});

describe('a phone that does not say which servers are not authorized', () => {
  const silent = tftpAuthorizationMachine.provide({
    actions: { 'raise TFTP Not Authorized': assign({}) },
  });

  it('is found out at the site', () => {
    expect(isFoundOut(tftpAuthorizationModel, silent)).toBe(true);
  });
});
