/** The rules of a live room: pure, shared by the server, the client and every test. */
export { RoomCommand, type RoomCommandType, type SystemCommand } from './commands.ts';
export { type Asking, decide, decideBySystem } from './decide.ts';
export { nextPhases } from './decide-direction.ts';
export type { Decision } from './decision.ts';
export { desiredMedia, type DesiredMedia, mayReceive } from './desired-media.ts';
export { eventVersion, type LogEntry, type RoomEvent, type RoomEventType } from './events.ts';
export { evolve } from './evolve.ts';
export { type Grants, grantsOf, mayCommand } from './grants.ts';
export { type Names, projectDesk, projectHouse, projectSelf, projectWings } from './project.ts';
export { projectEvent } from './project-event.ts';
export * from './state.ts';
export * from './view.ts';
