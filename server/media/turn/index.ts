/** TURN: a relay for members whose network lets no media through directly. */
export { type Coturn, type CoturnOptions, startCoturn } from './coturn.ts';
export { turnCredentials, type TurnCredentialOptions, type TurnServerAccess } from './credentials.ts';
