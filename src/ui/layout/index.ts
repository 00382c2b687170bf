export { type Band, fits, layOut, numberOf, type Place, type Stack, smallest } from './layout.ts';
