import type { MemberId } from '../ids.ts';
import type { RoomEvent } from './events.ts';
import {
  projectActs,
  projectCast,
  projectDeskMember,
  projectDoor,
  projectGuests,
  projectHands,
  projectHouseScene,
  projectHouseStage,
  projectPhase,
  projectScene,
  projectSeated,
  projectStage,
} from './project.ts';
import { projectChat, projectLines, projectNotes } from './project-words.ts';
import { memberOf, membersOf, type RoomState } from './state.ts';
import type { ViewEvent } from './view.ts';
import type { Words } from './words.ts';

/** A part of a view that is replaced whole. */
type Whole = Exclude<ViewEvent['type'], 'member' | 'member-gone' | 'lines' | 'notes' | 'acts'>;
/** A part of a view that an event may touch. */
type Part = Whole | 'lines' | 'notes' | 'members' | { readonly member: MemberId };
type Listener = 'house' | 'wings' | 'desk';
type Visibility = Readonly<Record<Listener, readonly Part[]>>;

/**
 * Which parts of whose view an event may touch. Exhaustive on purpose: an event that nobody has thought about here
 * does not compile, and what is not named stays unseen. The log of the evening is the desk's after every event.
 */
function visibility(event: RoomEvent): Visibility {
  switch (event.type) {
    case 'room.resumed':
      return {
        house: ['seated', 'stage', 'scene'],
        wings: ['seated', 'stage', 'scene', 'cast'],
        desk: ['seated', 'stage', 'scene', 'cast', 'settings', 'members'],
      };
    case 'phase.changed':
      return { house: ['phase', 'stage', 'scene'], wings: ['phase', 'scene'], desk: ['phase', 'scene'] };
    case 'curtain.moved':
    case 'bows.called':
    case 'spotlight.moved':
      return { house: ['stage', 'scene'], wings: ['scene'], desk: ['scene'] };
    case 'house.locked':
      return { house: [], wings: [], desk: ['door'] };
    case 'settings.changed':
      return { house: ['scene'], wings: ['scene'], desk: ['scene', 'settings'] };
    case 'member.connected':
    case 'member.disconnected':
    case 'member.left':
    case 'member.removed':
      return aboutPresence(event.member);
    case 'member.readmitted':
      return { house: [], wings: [], desk: ['door'] };
    case 'latecomer.admitted':
      return { house: ['seated'], wings: ['seated'], desk: ['seated', { member: event.member }] };
    case 'role.given':
      return { house: [], wings: ['cast'], desk: ['cast', { member: event.member }] };
    case 'hand.raised':
    case 'hand.lowered':
    case 'hand.moved':
    case 'invitation.sent':
    case 'invitation.ended':
      return { house: [], wings: [], desk: ['hands', { member: event.member }] };
    case 'backstage.entered':
      return { house: [], wings: ['guests'], desk: ['guests', 'hands', { member: event.member }] };
    case 'rest.ended':
    case 'turn.timed':
      return { house: [], wings: [], desk: [{ member: event.member }] };
    case 'stage.entered':
    case 'stage.left':
    case 'media.switched':
    case 'media.muted':
      return {
        house: ['stage', 'scene'],
        wings: ['stage', 'scene', 'cast', 'guests'],
        desk: ['stage', 'scene', 'cast', 'guests', 'hands', { member: event.member }],
      };
    case 'cast.standby':
      return { house: [], wings: ['cast', 'guests'], desk: ['cast', 'guests', { member: event.member }] };
    case 'talkback.moved':
      return { house: [], wings: [], desk: [{ member: event.by }] };
    case 'media.trouble':
    case 'chat.hushed':
      return { house: [], wings: [], desk: [{ member: event.member }] };
    case 'chat.said':
    case 'chat.deleted':
    case 'chat.pinned':
    case 'chat.moderated':
      return { house: ['lines', 'chat'], wings: ['lines', 'chat'], desk: ['lines', 'chat'] };
    case 'note.sent':
      return { house: [], wings: [], desk: ['notes'] };
    default:
      throw new Error(`nobody may see ${JSON.stringify(event satisfies never)}`);
  }
}

const aboutPresence = (member: MemberId): Visibility => ({
  house: ['seated', 'stage', 'scene'],
  wings: ['seated', 'stage', 'scene', 'cast', 'guests'],
  desk: ['seated', 'stage', 'scene', 'cast', 'guests', 'hands', 'door', { member }],
});

/**
 * What an audience hears of an event: the parts of its view that it may see and that have changed. A part that is
 * as before is not sent, so that nobody can tell from silence or its absence what happens elsewhere.
 */
export function projectEvent(
  before: RoomState,
  event: RoomEvent,
  after: RoomState,
  audience: Listener,
  words: Words,
): readonly ViewEvent[] {
  const parts = visibility(event)[audience].flatMap((part): readonly ViewEvent[] => {
    if (part === 'members') return memberEvents(before, after, membersOf(after), words);
    if (typeof part === 'object') return memberEvents(before, after, [{ id: part.member }], words);
    if (part === 'lines') return lineEvents(before, after, audience, words);
    if (part === 'notes') return noteEvents(before, after, words);
    const now = viewEvent(after, part, audience, words);
    return same(now, viewEvent(before, part, audience, words)) ? [] : [now];
  });
  return audience === 'desk' ? [...parts, ...actEvents(before, after, words)] : parts;
}

function viewEvent(state: RoomState, part: Whole, audience: Listener, words: Words): ViewEvent {
  switch (part) {
    case 'phase':
      return { type: 'phase', phase: projectPhase(state) };
    case 'scene':
      return { type: 'scene', scene: audience === 'house' ? projectHouseScene(state) : projectScene(state) };
    case 'seated':
      return { type: 'seated', seated: projectSeated(state) };
    case 'stage':
      return {
        type: 'stage',
        stage: audience === 'house' ? projectHouseStage(state, words) : projectStage(state, words),
      };
    case 'chat':
      return { type: 'chat', chat: projectChat(state, words, audience === 'desk' ? 'desk' : 'house') };
    case 'cast':
      return { type: 'cast', cast: projectCast(state, words) };
    case 'guests':
      return { type: 'guests', guests: projectGuests(state, words) };
    case 'settings':
      return { type: 'settings', settings: state.settings };
    case 'hands':
      return { type: 'hands', hands: projectHands(state) };
    case 'door':
      return { type: 'door', door: projectDoor(state, words) };
  }
}

/** What of a list has gone, and what is new in it. */
function difference<Entry extends { readonly id: unknown }>(was: readonly Entry[], is: readonly Entry[]) {
  const gone = was
    .filter(({ id }) => is.every((entry) => entry.id !== id))
    .map(({ id }) => id as Entry['id']); // its own id
  return { gone, said: is.filter(({ id }) => was.every((entry) => entry.id !== id)) };
}

function lineEvents(
  before: RoomState,
  after: RoomState,
  audience: Listener,
  words: Words,
): readonly ViewEvent[] {
  const { gone, said } = difference(before.chat.lines, after.chat.lines);
  if (gone.length + said.length === 0) return [];
  const reader = audience === 'desk' ? 'desk' : 'house';
  return [{ type: 'lines', gone, said: projectLines(said, words, reader) }];
}

function noteEvents(before: RoomState, after: RoomState, words: Words): readonly ViewEvent[] {
  const { gone, said } = difference(before.notes, after.notes);
  return gone.length + said.length === 0 ? [] : [{ type: 'notes', gone, said: projectNotes(said, words) }];
}

function actEvents(before: RoomState, after: RoomState, words: Words): readonly ViewEvent[] {
  if (before.acts === after.acts) return [];
  const last = before.acts.at(-1)?.seq ?? 0;
  const told = after.acts.filter(({ seq }) => seq > last);
  return [{ type: 'acts', first: after.acts[0]?.seq ?? 0, told: projectActs(told, words) }];
}

function memberEvents(
  before: RoomState,
  after: RoomState,
  touched: readonly { readonly id: MemberId }[],
  words: Words,
): readonly ViewEvent[] {
  return touched.flatMap(({ id }): readonly ViewEvent[] => {
    const was = memberOf(before, id);
    const is = memberOf(after, id);
    if (is === undefined) return was === undefined ? [] : [{ type: 'member-gone', id }];
    const member = projectDeskMember(is, words);
    return was !== undefined && same(member, projectDeskMember(was, words))
      ? []
      : [{ type: 'member', member }];
  });
}

/** Equal as sent: projections are plain data built in one order. */
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
