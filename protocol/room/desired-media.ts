import type { MemberId } from '../ids.ts';
import { MediaSource } from '../media.ts';
import { grantsOf } from './grants.ts';
import { isCast, memberOf, membersOf, type Member, type RoomState } from './state.ts';

/** What a member's media must be now; the reconciler makes it so. */
export interface DesiredMedia {
  readonly sendTransport: boolean;
  readonly receiveTransport: boolean;
  /** Sources that may be published, and whether the server holds them paused. */
  readonly send: readonly { readonly source: MediaSource; readonly paused: boolean }[];
  /** Whose sources may be received. */
  readonly receive: readonly { readonly from: MemberId; readonly source: MediaSource }[];
}

const none: DesiredMedia = { sendTransport: false, receiveTransport: false, send: [], receive: [] };

/** Pure: the media that the state calls for, for one member. Nobody who is not connected has any. */
export function desiredMedia(state: RoomState, id: MemberId): DesiredMedia {
  const member = memberOf(state, id);
  if (member?.presence.at !== 'connected') return none;
  const grants = grantsOf(state, id);
  return {
    sendTransport: grants.prepare,
    receiveTransport: state.phase !== 'finished',
    send: desiredSend(state, member),
    receive: grants.subscribe
      ? membersOf(state)
          .filter((other) => mayReceive(state, member, other))
          .flatMap((other) => desiredSend(state, other).map(({ source }) => ({ from: other.id, source })))
      : [],
  };
}

function desiredSend(state: RoomState, member: Member): DesiredMedia['send'] {
  if (member.presence.at !== 'connected') return [];
  const { publish } = grantsOf(state, member.id);
  return MediaSource.options
    .filter((source) => publish[source])
    .map((source) => ({ source, paused: member.muted[source] || member.off[source] }));
}

/**
 * Who hears and sees whom. The house receives the stage, and only while the show is live: for anything else no
 * consumer exists. On stage nobody hears the talk behind it, a director hears everything.
 */
export function mayReceive(state: RoomState, receiver: Member, from: Member): boolean {
  if (receiver.id === from.id) return false;
  const fromStage = from.standing.at === 'on_stage';
  if (!isCast(receiver.role)) return state.phase === 'live' && fromStage;
  if (fromStage) return true;
  return isCast(from.role) && (receiver.role === 'director' || receiver.standing.at === 'backstage');
}
