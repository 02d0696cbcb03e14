/** Admission: who may come into a room, and with what proof. */
export { type Admission, createAdmission } from './admission.ts';
export { createJoinTokens, type JoinClaims, type JoinTokens } from './join-tokens.ts';
export { findMember } from './members.ts';
export type { AdmissionRooms, IceServersFor, SeatState } from './rooms.ts';
export { admissionRoutes } from './routes.ts';
