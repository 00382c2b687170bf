import type { Ipv4, MacAddress } from '../../basics/index.ts';
import type { Identity } from '../../pki/index.ts';
import type { TrustList } from '../../protocols/ctl/index.ts';
import type { ModelName } from './models.ts';

/** What a phone is, and what it brings along. */
export interface PhoneOptions {
  readonly model: ModelName;
  readonly mac: MacAddress;
  /** What flash holds from an earlier life. */
  readonly ctl?: TrustList;
  readonly alternateTftp?: Ipv4;
  readonly lsc?: Identity;
  /** What the factory put into a phone of a model that has one; a function when it is made only once
   * the phone needs it. */
  readonly mic?: Identity | (() => Identity);
}
