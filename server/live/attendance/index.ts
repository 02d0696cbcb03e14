/** Attendance: who was at which show, for how long, and what they think of it. */
export { listHistory, rateShow } from './history.ts';
export { AttendanceKeeper } from './keeper.ts';
export { recordAttendance } from './record.ts';
export { historyRoutes } from './routes.ts';
