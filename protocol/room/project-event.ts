import type { MemberId } from '../ids.ts';
import type { RoomEvent } from './events.ts';
import {
  type Names,
  projectCast,
  projectDeskMember,
  projectHands,
  projectHouseStage,
  projectPhase,
  projectSeated,
  projectStage,
} from './project.ts';
import { memberOf, membersOf, type RoomState } from './state.ts';
import type { ViewEvent } from './view.ts';

/** A part of a view that an event may touch. */
type Part = Exclude<ViewEvent['type'], 'member' | 'member-gone'> | 'members' | { readonly member: MemberId };

interface Visibility {
  readonly house: readonly Part[];
  readonly wings: readonly Part[];
  readonly desk: readonly Part[];
}

/**
 * Which parts of whose view an event may touch. Exhaustive on purpose: an event that nobody has thought about here
 * does not compile, and what is not named stays unseen.
 */
function visibility(event: RoomEvent): Visibility {
  switch (event.type) {
    case 'room.resumed':
      return {
        house: ['seated', 'stage'],
        wings: ['seated', 'stage', 'cast'],
        desk: ['seated', 'stage', 'cast', 'settings', 'members'],
      };
    case 'phase.changed':
      return { house: ['phase', 'stage'], wings: ['phase'], desk: ['phase'] };
    case 'settings.changed':
      return { house: [], wings: [], desk: ['settings'] };
    case 'member.connected':
    case 'member.disconnected':
    case 'member.left':
    case 'member.removed':
      return {
        house: ['seated', 'stage'],
        wings: ['seated', 'stage', 'cast'],
        desk: ['seated', 'stage', 'cast', 'hands', { member: event.member }],
      };
    case 'hand.raised':
    case 'hand.lowered':
    case 'hand.moved':
    case 'invitation.sent':
    case 'invitation.ended':
      return { house: [], wings: [], desk: ['hands', { member: event.member }] };
    case 'stage.entered':
    case 'stage.left':
    case 'media.switched':
    case 'media.muted':
      return {
        house: ['stage'],
        wings: ['stage', 'cast'],
        desk: ['stage', 'cast', { member: event.member }],
      };
    case 'media.trouble':
      return { house: [], wings: [], desk: [{ member: event.member }] };
    default:
      throw new Error(`nobody may see ${JSON.stringify(event satisfies never)}`);
  }
}

/**
 * What an audience hears of an event: the parts of its view that it may see and that have changed. A part that is
 * as before is not sent, so that nobody can tell from silence or its absence what happens elsewhere.
 */
export function projectEvent(
  before: RoomState,
  event: RoomEvent,
  after: RoomState,
  audience: 'house' | 'wings' | 'desk',
  names: Names,
): readonly ViewEvent[] {
  return visibility(event)[audience].flatMap((part) => {
    if (part === 'members') return memberEvents(before, after, membersOf(after), names);
    if (typeof part === 'object') return memberEvents(before, after, [{ id: part.member }], names);
    const now = viewEvent(after, part, audience, names);
    return same(now, viewEvent(before, part, audience, names)) ? [] : [now];
  });
}

function viewEvent(
  state: RoomState,
  part: Exclude<Part, 'members' | object>,
  audience: 'house' | 'wings' | 'desk',
  names: Names,
): ViewEvent {
  switch (part) {
    case 'phase':
      return { type: 'phase', phase: projectPhase(state) };
    case 'seated':
      return { type: 'seated', seated: projectSeated(state) };
    case 'stage':
      return {
        type: 'stage',
        stage: audience === 'house' ? projectHouseStage(state, names) : projectStage(state, names),
      };
    case 'cast':
      return { type: 'cast', cast: projectCast(state, names) };
    case 'settings':
      return { type: 'settings', settings: state.settings };
    case 'hands':
      return { type: 'hands', hands: projectHands(state) };
  }
}

function memberEvents(
  before: RoomState,
  after: RoomState,
  touched: readonly { readonly id: MemberId }[],
  names: Names,
): readonly ViewEvent[] {
  return touched.flatMap(({ id }): readonly ViewEvent[] => {
    const was = memberOf(before, id);
    const is = memberOf(after, id);
    if (is === undefined) return was === undefined ? [] : [{ type: 'member-gone', id }];
    const member = projectDeskMember(is, names);
    return was !== undefined && same(member, projectDeskMember(was, names))
      ? []
      : [{ type: 'member', member }];
  });
}

/** Equal as sent: projections are plain data built in one order. */
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
