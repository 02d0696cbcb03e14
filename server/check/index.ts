/** The check of one's device before a show: a loop for measuring, and reports for the desk. */
export { Loops } from './loops.ts';
export { Reports } from './reports.ts';
export { checkRoutes } from './routes.ts';
