import { type Ipv4, isIpv4, type Millis, Port, Seconds } from '../../basics/index.ts';

/** How text means a value. */
export interface Kind<Value> {
  /** Without this, an empty element is as good as none. */
  readonly mayBeEmpty?: boolean;
  /** What should have been there, in words. */
  readonly expected: string;
  /** @returns undefined when the text does not mean such a value */
  read(text: string): Value | undefined;
  write(value: Value): string;
}

export const text: Kind<string> = {
  mayBeEmpty: true,
  expected: 'text',
  read: (value) => value,
  write: (value) => value,
};

export const flag: Kind<boolean> = {
  expected: 'true or false',
  read: (value) => ({ true: true, false: false })[value.toLowerCase()],
  write: String,
};

export const whole = (largest: number): Kind<number> => ({
  expected: `a whole number from 0 to ${largest}`,
  read: (value) => {
    const number = /^\d{1,10}$/.test(value) ? Number(value) : Number.NaN;
    return number <= largest ? number : undefined;
  },
  write: String,
});

export const port: Kind<Port> = {
  expected: 'a port from 0 to 65535',
  read: (value) => {
    const number = whole(0xffff).read(value);
    return number === undefined ? undefined : Port(number);
  },
  write: String,
};

export const seconds: Kind<Millis> = {
  expected: 'a whole number of seconds',
  read: (value) => {
    const number = whole(0xffff_ffff).read(value);
    return number === undefined ? undefined : Seconds(number);
  },
  write: (value) => String(Math.round(value / 1000)),
};

export const ipv4: Kind<Ipv4> = {
  expected: 'an address such as 10.1.0.11',
  read: (value) => (isIpv4(value) ? value : undefined),
  write: String,
};

export const oneOf = <Value extends number>(...values: readonly Value[]): Kind<Value> => ({
  expected: `one of ${values.join(', ')}`,
  read: (value) => values.find((one) => String(one) === value),
  write: String,
});

/** DER as base64. */
export const base64: Kind<Uint8Array> = {
  expected: 'base64',
  read: (value) => {
    const digits = value.replace(/\s+/g, '');
    return /^[A-Za-z0-9+/]+={0,2}$/.test(digits)
      ? new Uint8Array(Buffer.from(digits, 'base64'))
      : undefined;
  },
  write: (value) => Buffer.from(value).toString('base64'),
};
