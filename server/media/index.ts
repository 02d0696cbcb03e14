/** The SFU: rooms of members who publish and receive. */
export { hostAddresses } from './addresses.ts';
export {
  type AudioLevel,
  type HeldConsumer,
  type Holdings,
  type LoopPlane,
  type MediaListener,
  type MediaLoop,
  type MediaPlane,
  type MediaRoom,
  type MemberCondition,
  type StreamKey,
  streamKey,
  type TransportLimits,
} from './plane.ts';
export { Sfu } from './sfu.ts';
export { ActiveSpeaker } from './speaker.ts';
export { startTurn, type Turn, type TurnChoice } from './turn/index.ts';
export type { WorkerOptions } from './workers.ts';
