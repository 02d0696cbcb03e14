/** The box office: shows on sale, orders, tickets, and what a ticket opens. */
export { type BoxOffice, createBoxOffice } from './box-office.ts';
export { staffAttention } from './attention/counts.ts';
export { onShowChanges } from './changes/change-job.ts';
export { demoProvider } from './payments/demo-provider.ts';
export { houseProvider } from './payments/house-provider.ts';
export { providersFor } from './payments/policy.ts';
export type { PaymentProvider } from './payments/provider.ts';
export { sendRefund } from './payments/refunds.ts';
export { HoldClock } from './orders/hold-clock.ts';
export { mostPosterBytes, requirePosterMaker } from './posters/posters.ts';
export { posterRoutes } from './posters/routes.ts';
export { orderRoutes } from './orders/routes.ts';
export { boxOfficeRoutes, ShowPath } from './routes.ts';
export type { Table } from './tables.ts';
export { requireHolding } from './tickets/doors.ts';
export { ticketFacts, type TicketFacts } from './tickets/facts.ts';
export { claimSeat, lockShow } from './tickets/seat.ts';
