/** The rules of a live room: pure, shared by the server, the client and every test. */
export type { Act, ToldEvent } from './acts.ts';
export * from './chat.ts';
export { RoomCommand, type RoomCommandType, type SystemCommand } from './commands.ts';
export { nextDeadline } from './deadlines.ts';
export { type Asking, decide, decideBySystem } from './decide.ts';
export { mayCurtain, nextPhases } from './decide-evening.ts';
export { mayCome } from './decide-system.ts';
export type { Decision } from './decision.ts';
export { desiredMedia, type DesiredMedia, mayReceive } from './desired-media.ts';
export { eventVersion, type LogEntry, type RoomEvent, type RoomEventType } from './events.ts';
export { evolve } from './evolve.ts';
export { type Grants, grantsOf, mayCommand } from './grants.ts';
export { projectDesk, projectHouse, projectSelf, projectWings } from './project.ts';
export { projectEvent } from './project-event.ts';
export { restoreRoom } from './restore.ts';
export * from './state.ts';
export * from './view.ts';
export type { Words } from './words.ts';
