import type { LineId, MemberId } from '../ids.ts';
import { grantsOf } from './grants.ts';
import { projectChat, projectLines, projectNotes, projectOwnNotes } from './project-words.ts';
import { mayWriteAt } from './decide-words.ts';
import { nameOf, type Words } from './words.ts';
import {
  isCast,
  isGuestBackstage,
  mayBeSpokenTo,
  memberOf,
  membersOf,
  type Member,
  type RoomState,
} from './state.ts';
import type {
  ActView,
  BackstageGuest,
  Colleague,
  DeskMember,
  DeskView,
  DoorView,
  HouseView,
  OwnStanding,
  Performer,
  RaisedHand,
  Scene,
  SelfView,
  WingsView,
} from './view.ts';

/** The room as spectators know it. */
export function projectHouse(state: RoomState, words: Words): HouseView {
  return {
    phase: projectPhase(state),
    scene: projectHouseScene(state),
    seated: projectSeated(state),
    stage: projectHouseStage(state, words),
    chat: projectChat(state, words, 'house'),
    lines: projectLines(state.chat.lines, words, 'house'),
  };
}

/** The room as the cast knows it: the stage also before the beginning, and each other. */
export function projectWings(state: RoomState, words: Words): WingsView {
  return {
    ...projectHouse(state, words),
    scene: projectScene(state),
    stage: projectStage(state, words),
    cast: projectCast(state, words),
    guests: projectGuests(state, words),
  };
}

/** The room as the directors know it. */
export function projectDesk(state: RoomState, words: Words): DeskView {
  const members = membersOf(state).map((member) => [member.id, projectDeskMember(member, words)] as const);
  return {
    ...projectWings(state, words),
    chat: projectChat(state, words, 'desk'),
    lines: projectLines(state.chat.lines, words, 'desk'),
    settings: state.settings,
    members: Object.fromEntries(members),
    hands: projectHands(state),
    door: projectDoor(state, words),
    notes: projectNotes(state.notes, words),
    acts: projectActs(state.acts, words),
  };
}

/** What a member knows of themselves; `undefined` for nobody of this room. */
export function projectSelf(state: RoomState, id: MemberId, words: Words): SelfView | undefined {
  const member = memberOf(state, id);
  if (member === undefined) return undefined;
  const { role, muted, off, trouble, talkback, standby } = member;
  const nextAt = isCast(role) ? 0 : mayWriteAt(member, state.chat.mode);
  return {
    id,
    name: nameOf(words, id),
    role,
    standing: ownStanding(state, member, words),
    grants: grantsOf(state, id),
    muted,
    off,
    trouble,
    chat: { allowance: member.chat, nextAt, said: ownLines(state, id) },
    notes: role === 'director' ? [] : projectOwnNotes(state, member, words),
    spokenToBy: membersOf(state)
      .filter((director) => isSpokenTo(member, director))
      .map((director) => nameOf(words, director.id)),
    talkback,
    standby,
  };
}

const ownLines = ({ chat }: RoomState, id: MemberId): readonly LineId[] =>
  chat.lines.filter(({ by }) => by === id).map((line) => line.id);

function ownStanding(state: RoomState, { id, standing }: Member, words: Words): OwnStanding {
  switch (standing.at) {
    case 'hand_raised':
      return { at: 'hand_raised', wish: standing.wish, place: state.hands.indexOf(id) + 1 };
    case 'invited':
      return {
        at: 'invited',
        wish: standing.wish,
        by: nameOf(words, standing.by),
        expiresAt: standing.expiresAt,
        to: standing.to ?? 'stage',
      };
    case 'on_stage': {
      const { wish, endsAt } = standing;
      return { at: 'on_stage', wish, ...(endsAt !== undefined && { endsAt }) };
    }
    case 'audience':
      return { at: 'audience' };
    case 'waiting': {
      // Whoever waits while the rule has become "at once" is let in at the interval, as under the milder rule.
      const admits = state.settings.latecomers === 'by_director' ? 'by_director' : 'at_interval';
      return { at: 'waiting', since: standing.since, admits };
    }
    default:
      return standing;
  }
}

export const projectPhase = (state: RoomState): HouseView['phase'] => ({
  at: state.phase,
  since: state.phaseSince,
  endsAt: state.phaseEndsAt,
});

/** Whether the house may see who is on stage: before the beginning, and behind the curtain, it is the theatre's secret. */
const isOpen = (state: RoomState): boolean => state.phase === 'live' && !state.curtain;

export const projectScene = ({ curtain, bows, settings: { floor }, spotlight }: RoomState): Scene => ({
  curtain,
  bows,
  floor,
  spotlight,
});

export const projectHouseScene = (state: RoomState): Scene => ({
  ...projectScene(state),
  spotlight: isOpen(state) ? state.spotlight : null,
});

export const projectSeated = (state: RoomState): number =>
  membersOf(state).filter(
    ({ role, presence, standing }) =>
      role === 'audience' && presence.at === 'connected' && standing.at !== 'waiting',
  ).length;

export const projectHouseStage = (state: RoomState, words: Words): readonly Performer[] =>
  isOpen(state) ? projectStage(state, words) : [];

export const projectStage = (state: RoomState, words: Words): readonly Performer[] =>
  state.stage.flatMap((id) => {
    const member = memberOf(state, id);
    return member === undefined ? [] : [projectPerformer(member, words)];
  });

function projectPerformer({ id, role, presence, standing, muted, off }: Member, words: Words): Performer {
  const seen = standing.at !== 'on_stage' || standing.wish === 'voice_and_video';
  return {
    id,
    name: nameOf(words, id),
    guest: !isCast(role),
    connected: presence.at === 'connected',
    microphone: !muted.microphone && !off.microphone,
    camera: seen && !muted.camera && !off.camera,
  };
}

export const projectCast = (state: RoomState, words: Words): readonly Colleague[] =>
  membersOf(state)
    .filter((member) => isCast(member.role))
    .map((member) => ({
      ...projectPerformer(member, words),
      role: member.role,
      onStage: member.standing.at === 'on_stage',
      standby: member.standby,
    }));

export const projectGuests = (state: RoomState, words: Words): readonly BackstageGuest[] =>
  membersOf(state)
    .filter(isGuestBackstage)
    .map(({ id, standby }) => ({ id, name: nameOf(words, id), standby }));

/** Whether this director's talkback goes to this member now: nobody is spoken to any more who sits in the house again. */
export function isSpokenTo(member: Member, { id, role, talkback }: Member): boolean {
  if (role !== 'director' || talkback === null || id === member.id) return false;
  if (talkback === 'wings') return isCast(member.role) || isGuestBackstage(member);
  return talkback === member.id && mayBeSpokenTo(member);
}

export const projectDoor = ({ locked, removed }: RoomState, words: Words): DoorView => ({
  locked,
  removed: removed.map((id) => ({ id, name: nameOf(words, id) })),
});

export const projectActs = (acts: RoomState['acts'], words: Words): readonly ActView[] =>
  acts.map(({ seq, at, by, event }) => {
    const about = 'member' in event ? event.member : null;
    return {
      seq,
      at,
      by: by === null ? null : nameOf(words, by),
      about: about === null ? null : nameOf(words, about),
      event,
    };
  });

export const projectHands = (state: RoomState): readonly RaisedHand[] =>
  state.hands.flatMap((id) => {
    const standing = memberOf(state, id)?.standing;
    return standing?.at === 'hand_raised' ? [{ id, wish: standing.wish, since: standing.since }] : [];
  });

export function projectDeskMember(member: Member, words: Words): DeskMember {
  const { id, role, presence, standing, muted, off, trouble, chat, talkback, standby } = member;
  const invited = standing.at === 'invited' ? standing : undefined;
  return {
    id,
    name: nameOf(words, id),
    role,
    connected: presence.at === 'connected',
    standing: standing.at,
    since: 'since' in standing ? standing.since : null,
    endsAt: standing.at === 'on_stage' ? (standing.endsAt ?? null) : null,
    fromSeat: standing.at === 'on_stage' && !!standing.fromSeat,
    muted,
    off,
    trouble,
    chat,
    talkback,
    standby,
    invitationExpiresAt: invited?.expiresAt ?? null,
    invitedTo: invited === undefined ? null : (invited.to ?? 'stage'),
    recallUntil: standing.at === 'audience' ? (standing.recall?.until ?? null) : null,
  };
}
