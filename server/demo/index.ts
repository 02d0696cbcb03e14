/** The demo: a show that is always playing, and doors into it for anybody who asks. Constructed in demo mode only. */
export { demoRoutes } from './routes.ts';
export { freeDemoSeats } from './seats.ts';
export { ensureDemoShow } from './show.ts';
