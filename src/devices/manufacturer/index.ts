export { Manufacturer } from './manufacturer.ts';
