import { InvalidArgumentError } from 'commander';

/** @throws InvalidArgumentError, of which Commander tells the user */
export function wholeNumber(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(number))
    throw new InvalidArgumentError('It must be a whole number.');
  return number;
}

/** A whole number of things of which there has to be one at least.
 * @throws InvalidArgumentError, of which Commander tells the user */
export function numberFromOne(text: string): number {
  const number = wholeNumber(text);
  if (number === 0) throw new InvalidArgumentError('It must be 1 or more.');
  return number;
}
