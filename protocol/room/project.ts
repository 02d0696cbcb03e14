import type { MemberId } from '../ids.ts';
import { grantsOf } from './grants.ts';
import { isCast, memberOf, membersOf, type Member, type RoomState } from './state.ts';
import type {
  Colleague,
  DeskMember,
  DeskView,
  HouseView,
  OwnStanding,
  Performer,
  RaisedHand,
  SelfView,
  WingsView,
} from './view.ts';

/** Names by member. They are not part of the state, so that they can be erased. */
export type Names = ReadonlyMap<MemberId, string>;

const nameOf = (names: Names, id: MemberId): string => names.get(id) ?? '';

/** The room as spectators know it. */
export function projectHouse(state: RoomState, names: Names): HouseView {
  return {
    phase: projectPhase(state),
    seated: projectSeated(state),
    stage: projectHouseStage(state, names),
  };
}

/** The room as the cast knows it: the stage also before the beginning, and each other. */
export function projectWings(state: RoomState, names: Names): WingsView {
  return {
    ...projectHouse(state, names),
    stage: projectStage(state, names),
    cast: projectCast(state, names),
  };
}

/** The room as the directors know it. */
export function projectDesk(state: RoomState, names: Names): DeskView {
  const members = membersOf(state).map((member) => [member.id, projectDeskMember(member, names)] as const);
  return {
    ...projectWings(state, names),
    settings: state.settings,
    members: Object.fromEntries(members),
    hands: projectHands(state),
  };
}

/** What a member knows of themselves; `undefined` for nobody of this room. */
export function projectSelf(state: RoomState, id: MemberId, names: Names): SelfView | undefined {
  const member = memberOf(state, id);
  if (member === undefined) return undefined;
  const { role, muted, off, trouble } = member;
  const standing = ownStanding(state, member, names);
  return { id, name: nameOf(names, id), role, standing, grants: grantsOf(state, id), muted, off, trouble };
}

function ownStanding(state: RoomState, { id, standing }: Member, names: Names): OwnStanding {
  switch (standing.at) {
    case 'hand_raised':
      return { at: 'hand_raised', wish: standing.wish, place: state.hands.indexOf(id) + 1 };
    case 'invited':
      return {
        at: 'invited',
        wish: standing.wish,
        by: nameOf(names, standing.by),
        expiresAt: standing.expiresAt,
      };
    case 'on_stage':
      return { at: 'on_stage', wish: standing.wish };
    default:
      return standing;
  }
}

export const projectPhase = (state: RoomState): HouseView['phase'] => ({
  at: state.phase,
  since: state.phaseSince,
});

export const projectSeated = (state: RoomState): number =>
  membersOf(state).filter((member) => member.role === 'audience' && member.presence.at === 'connected')
    .length;

/** Who stands ready before the beginning is the theatre's secret. */
export const projectHouseStage = (state: RoomState, names: Names): readonly Performer[] =>
  state.phase === 'live' ? projectStage(state, names) : [];

export const projectStage = (state: RoomState, names: Names): readonly Performer[] =>
  state.stage.flatMap((id) => {
    const member = memberOf(state, id);
    return member === undefined ? [] : [projectPerformer(member, names)];
  });

function projectPerformer({ id, role, presence, standing, muted, off }: Member, names: Names): Performer {
  const seen = standing.at !== 'on_stage' || standing.wish === 'voice_and_video';
  return {
    id,
    name: nameOf(names, id),
    guest: !isCast(role),
    connected: presence.at === 'connected',
    microphone: !muted.microphone && !off.microphone,
    camera: seen && !muted.camera && !off.camera,
  };
}

export const projectCast = (state: RoomState, names: Names): readonly Colleague[] =>
  membersOf(state)
    .filter((member) => isCast(member.role))
    .map((member) => ({
      ...projectPerformer(member, names),
      role: member.role,
      onStage: member.standing.at === 'on_stage',
    }));

export const projectHands = (state: RoomState): readonly RaisedHand[] =>
  state.hands.flatMap((id) => {
    const standing = memberOf(state, id)?.standing;
    return standing?.at === 'hand_raised' ? [{ id, wish: standing.wish, since: standing.since }] : [];
  });

export function projectDeskMember(member: Member, names: Names): DeskMember {
  const { id, role, presence, standing, muted, off, trouble } = member;
  return {
    id,
    name: nameOf(names, id),
    role,
    connected: presence.at === 'connected',
    standing: standing.at,
    muted,
    off,
    trouble,
    invitationExpiresAt: standing.at === 'invited' ? standing.expiresAt : null,
  };
}
