/** TURN: a relay for members whose network lets no media through directly. */
export { startTurn, type Turn, type TurnChoice } from './turn.ts';
