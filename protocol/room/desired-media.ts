import type { MemberId } from '../ids.ts';
import { MediaSource } from '../media.ts';
import { grantsOf } from './grants.ts';
import { isSpokenTo } from './project.ts';
import { isCast, isGuestBackstage, memberOf, membersOf, type Member, type RoomState } from './state.ts';

/** What a member's media must be now; the reconciler makes it so. */
export interface DesiredMedia {
  readonly sendTransport: boolean;
  readonly receiveTransport: boolean;
  /** Sources that may be published, and whether the server holds them paused. */
  readonly send: readonly { readonly source: MediaSource; readonly paused: boolean }[];
  /** Whose sources may be received; `held`: made ready, and nothing is sent (the curtain is down). */
  readonly receive: readonly {
    readonly from: MemberId;
    readonly source: MediaSource;
    readonly held: boolean;
  }[];
}

const none: DesiredMedia = { sendTransport: false, receiveTransport: false, send: [], receive: [] };

/** Pure: the media that the state calls for, for one member. Nobody who is not connected has any. */
export function desiredMedia(state: RoomState, id: MemberId): DesiredMedia {
  const member = memberOf(state, id);
  if (member?.presence.at !== 'connected') return none;
  const grants = grantsOf(state, id);
  const held = state.curtain && !isCast(member.role);
  return {
    sendTransport: grants.prepare,
    receiveTransport: state.phase !== 'finished',
    send: desiredSend(state, member),
    receive: grants.subscribe
      ? membersOf(state).flatMap((other) =>
          desiredSend(state, other)
            .filter(({ source }) => mayReceive(state, member, other, source))
            .map(({ source }) => ({ from: other.id, source, held: held && source !== 'talkback' })),
        )
      : [],
  };
}

function desiredSend(state: RoomState, member: Member): DesiredMedia['send'] {
  if (member.presence.at !== 'connected') return [];
  const { publish } = grantsOf(state, member.id);
  // A spectator cannot see that the curtain is down before everybody else does: behind it nobody is overheard.
  const isBehindCurtain = state.curtain && member.role === 'audience' && member.standing.at === 'on_stage';
  return MediaSource.options
    .filter((source) => publish[source])
    .map((source) => ({
      source,
      paused:
        member.muted[source] ||
        member.off[source] ||
        isBehindCurtain ||
        (source === 'talkback' && member.talkback === null),
    }));
}

/**
 * Who hears and sees whom. The house receives the stage, and only while the show is live: for anything else no
 * consumer exists. On stage nobody hears the talk behind it, a director hears everything. Spectators behind the stage
 * are heard by the directors alone, and a talkback by whom it is meant for.
 */
export function mayReceive(state: RoomState, receiver: Member, from: Member, source: MediaSource): boolean {
  if (receiver.id === from.id) return false;
  if (source === 'talkback') return isSpokenTo(receiver, from);
  const fromStage = from.standing.at === 'on_stage';
  if (!isCast(receiver.role)) return state.phase === 'live' && fromStage;
  if (fromStage) return true;
  if (isGuestBackstage(from)) return receiver.role === 'director';
  return isCast(from.role) && (receiver.role === 'director' || receiver.standing.at === 'backstage');
}
