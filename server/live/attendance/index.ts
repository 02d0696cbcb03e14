/** Attendance: who was at which show, for how long, and what they think of it. */
export { listHistory, rateShow } from './history.ts';
export { AttendanceKeeper } from './keeper.ts';
export { createReceptions, type Receptions } from './reception.ts';
export { recordAttendance } from './record.ts';
export { historyRoutes } from './routes.ts';
