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
  findReachable,
  type InvitationLetter,
  type InvitationPost,
  sendInvitation,
} from './invitation-letters.ts';
export { accountDataPart, messageDataPart } from './data-part.ts';
export { meRoutes } from './me-routes.ts';
export { PersonalData, type PersonalDataDeps, type PersonalDataPart } from './personal-data.ts';
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
export { reachableUser, rememberUser } from './users.ts';
export { languageOfUser, profileOf, updateProfile } from './profile.ts';
export { handoverRoutes, sessionRoutes } from './routes.ts';
export { livePrincipal } from './session-rows.ts';
export { ensureOwner, freshOwnerLink } from './first-owner.ts';
export { createStaff, disableStaff, listStaff, type NewStaff, newStaffLink } from './staff.ts';
export { linkTelegram, ownStaffLink, ownTie, staffOfTelegram, untieTelegram } from './staff-telegram.ts';
export { createTelegramLogin, telegramIssuer, type TelegramLoginConfig } from './telegram-login.ts';
export { telegramLoginRoutes } from './telegram-login-routes.ts';
export { Sessions, type TicketDoors } from './sessions.ts';
