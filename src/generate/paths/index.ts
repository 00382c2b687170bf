export { type Coverage, coverages } from './criteria.ts';
export { type Missing, type Plan, plan, type Reached, usualLongest, type Wish } from './plan.ts';
export type { Walks } from './walks.ts';
