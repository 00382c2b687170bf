export { svgElement, svgOf } from './svg.ts';
