import type { Instant } from '../ids.ts';
import { change, stand } from './change.ts';
import type { RoomEvent, StageEvent } from './events.ts';
import { isCast, memberOf, noSwitches, type Rest, type RoomState, type Standing } from './state.ts';

/** How long a director's no can be taken back, in milliseconds. */
const recallMs = 60_000;

/** The state after somebody moved on the way to the stage or off it. */
export function evolveStage(state: RoomState, event: StageEvent, at: Instant): RoomState {
  switch (event.type) {
    case 'hand.raised':
      return handRaised(state, event, at);
    case 'hand.lowered':
    case 'invitation.ended':
      return handDown(state, event, at);
    case 'hand.moved': {
      const others = state.hands.filter((id) => id !== event.member);
      return { ...state, hands: others.toSpliced(event.to, 0, event.member) };
    }
    case 'invitation.sent':
      return invited(state, event, at);
    case 'backstage.entered':
      return stand(state, event.member, { at: 'backstage', wish: event.wish });
    case 'stage.entered':
      return entered(state, event, at);
    case 'stage.left':
      return stepDown(state, event, at);
    case 'rest.ended':
      return change(state, event.member, () => ({ resting: null }));
    case 'turn.timed':
      return timed(state, event);
    case 'spotlight.moved':
      return { ...state, spotlight: event.member };
    case 'cast.standby':
      return change(state, event.member, () => ({ standby: event.on }));
    case 'talkback.moved':
      return change(state, event.by, () => ({ talkback: event.to }));
    default:
      throw new Error(`unknown event ${JSON.stringify(event satisfies never)}`);
  }
}

function handRaised(
  state: RoomState,
  { member: id, wish, since }: Extract<RoomEvent, { type: 'hand.raised' }>,
  at: Instant,
): RoomState {
  const standing = memberOf(state, id)?.standing;
  const waits = standing?.at === 'hand_raised' ? standing.since : (since ?? at);
  return stand(state, id, { at: 'hand_raised', wish, since: waits });
}

/** What a director has ended by mistake can be taken back for a while; a member's own no is a no. */
function handDown(
  state: RoomState,
  { member: id, reason }: Extract<RoomEvent, { type: 'hand.lowered' | 'invitation.ended' }>,
  at: Instant,
): RoomState {
  const standing = memberOf(state, id)?.standing;
  const asked = standing?.at === 'hand_raised' || standing?.at === 'invited' ? standing : undefined;
  const isDirectors = reason === 'director' || reason === 'cancelled';
  if (asked === undefined || !isDirectors) return stand(state, id, { at: 'audience' });
  const { wish, since } = asked;
  return stand(state, id, { at: 'audience', recall: { wish, since, until: at + recallMs } });
}

function invited(
  state: RoomState,
  event: Extract<RoomEvent, { type: 'invitation.sent' }>,
  at: Instant,
): RoomState {
  const standing = memberOf(state, event.member)?.standing;
  const asked =
    standing?.at === 'hand_raised'
      ? standing
      : standing?.at === 'audience' && standing.recall !== undefined
        ? { wish: standing.recall.wish, since: standing.recall.since ?? at }
        : undefined;
  if (asked === undefined) throw new Error('an invitation answers a raised hand');
  const { wish, since } = asked;
  const { by, expiresAt, to } = event;
  return stand(state, event.member, {
    at: 'invited',
    wish,
    since,
    by,
    expiresAt,
    ...(to !== undefined && { to }),
  });
}

/** A spectator's turn may be limited, the cast's never. */
function entered(
  state: RoomState,
  { member: id, wish, fromSeat }: Extract<RoomEvent, { type: 'stage.entered' }>,
  at: Instant,
): RoomState {
  const { turnMs } = state.settings;
  const member = memberOf(state, id);
  const isGuest = member?.role === 'audience';
  // A director's yes takes back their no; whoever comes up by themselves is as silent as they were made.
  const isAsked = isGuest && (member.standing.at === 'invited' || member.standing.at === 'backstage');
  const ready = change(state, id, () => ({
    standby: false,
    ...(isAsked && { muted: noSwitches, resting: null }),
  }));
  return stand(ready, id, {
    at: 'on_stage',
    wish,
    since: at,
    ...(isGuest && turnMs !== null && { endsAt: at + turnMs }),
    ...(fromSeat && { fromSeat }),
  });
}

function timed(
  state: RoomState,
  { member: id, endsAt }: Extract<RoomEvent, { type: 'turn.timed' }>,
): RoomState {
  const standing = memberOf(state, id)?.standing;
  if (standing?.at !== 'on_stage') return state;
  const { endsAt: _before, ...untimed } = standing;
  return stand(state, id, endsAt === null ? untimed : { ...untimed, endsAt });
}

/** How long a spectator whose turn is over leaves the floor to the others, in milliseconds. */
const restMs = 60_000;

/** A turn that was limited is followed by a rest, and a dismissal by one without an end: else both would mean nothing. */
function restAfter(standing: Standing, reason: string, at: Instant): Rest | null {
  if (reason === 'dismissed') return { until: null };
  const hadTurn = standing.at === 'on_stage' && standing.endsAt !== undefined;
  return reason === 'time' || (reason === 'stepped_down' && hadTurn) ? { until: at + restMs } : null;
}

/** Leaving the stage ends what the member had switched there. What a director has silenced stays silent. */
function stepDown(
  state: RoomState,
  { member: id, reason }: Extract<RoomEvent, { type: 'stage.left' }>,
  at: Instant,
): RoomState {
  const member = memberOf(state, id);
  if (member === undefined) return state;
  if (isCast(member.role)) return stand(state, id, { at: 'backstage' });
  const { standing } = member;
  const wish = 'wish' in standing ? standing.wish : undefined;
  const cleared = change(state, id, () => ({
    off: noSwitches,
    trouble: 'none' as const,
    standby: false,
    resting: restAfter(standing, reason, at),
  }));
  return stand(cleared, id, {
    at: 'audience',
    ...(reason === 'dismissed' && wish !== undefined && { recall: { wish, until: at + recallMs } }),
  });
}
