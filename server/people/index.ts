/** People: who somebody is, how they sign in, and who of the cast is invited. */
export { createAccessTokens, type SignedIn } from './access-tokens.ts';
export {
  createInvitation,
  type Invitation,
  listInvitations,
  liveInvitation,
  type NewInvitation,
  openDesk,
  renewInvitation,
  requireHolder,
  revokeInvitation,
} from './invitations.ts';
export {
  type Actor,
  actorName,
  type Buyer,
  type Operator,
  type Principal,
  requireOperator,
  requireSeller,
  type StaffOperator,
  type StaffRole,
} from './principals.ts';
export { sessionRoutes } from './routes.ts';
export { livePrincipal } from './session-rows.ts';
export { createStaff, disableStaff, ensureOwner, listStaff, type NewStaff, newStaffLink } from './staff.ts';
export { Sessions, type TicketDoors } from './sessions.ts';
