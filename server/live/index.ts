/** The live rooms: admission, one host per room, and the sockets into them. */
export * from './admission/index.ts';
export * from './attendance/index.ts';
export { systemClock } from './connection.ts';
export { roomDataPart } from './data-part.ts';
export { Gateway } from './gateway.ts';
export { LiveRooms } from './live-rooms.ts';
export { createRatings } from './ratings.ts';
export { roomRules } from './retention.ts';
export { createSimulate, simulateRoutes } from './simulate.ts';
