import type { MemberId } from '../ids.ts';
import type { RoomCommandType } from './commands.ts';
import { isCast, memberOf, type Member, type RoomState, type Switches } from './state.ts';

/** What a member may do now. Derived, never stored: there is no second place that could disagree. */
export interface Grants {
  /** Receive the media of others. */
  readonly subscribe: boolean;
  /** Own a producer of this source. */
  readonly publish: Switches;
  /** Have a send transport, to be ready when publishing is granted. */
  readonly prepare: boolean;
  readonly raiseHand: boolean;
  /** Run the show. */
  readonly direct: boolean;
  /** Walk on and off by oneself, be backstage. */
  readonly perform: boolean;
}

const nothing: Grants = {
  subscribe: false,
  publish: { microphone: false, camera: false },
  prepare: false,
  raiseHand: false,
  direct: false,
  perform: false,
};

/** The one place where role and state become rights. An unknown member has none. */
export function grantsOf(state: RoomState, id: MemberId): Grants {
  const member = memberOf(state, id);
  if (member === undefined) return nothing;
  return isCast(member.role) ? castGrants(state, member) : spectatorGrants(state, member);
}

function castGrants(state: RoomState, member: Member): Grants {
  const open = state.phase !== 'finished';
  return {
    subscribe: open,
    publish: { microphone: open, camera: open },
    prepare: open,
    raiseHand: false,
    direct: member.role === 'director',
    perform: open,
  };
}

function spectatorGrants(state: RoomState, { standing }: Member): Grants {
  const live = state.phase === 'live';
  const onStage = live && standing.at === 'on_stage';
  return {
    subscribe: live,
    publish: { microphone: onStage, camera: onStage && standing.wish === 'voice_and_video' },
    prepare: standing.at !== 'audience' && standing.at !== 'backstage',
    raiseHand: state.phase === 'foyer' || live || state.phase === 'intermission',
    direct: false,
    perform: false,
  };
}

/** What each command asks of its sender; a command cannot exist without an entry here. */
const guards: Record<RoomCommandType, (grants: Grants) => boolean> = {
  'hand.raise': (grants) => grants.raiseHand,
  'hand.withdraw': () => true,
  'invitation.accept': () => true,
  'invitation.decline': () => true,
  'stage.enter': (grants) => grants.perform,
  'stage.leave': () => true,
  'media.switch': () => true,
  'room.leave': () => true,
  'phase.set': (grants) => grants.direct,
  'settings.change': (grants) => grants.direct,
  'hand.move': (grants) => grants.direct,
  'hand.lower': (grants) => grants.direct,
  'stage.invite': (grants) => grants.direct,
  'invitation.cancel': (grants) => grants.direct,
  'stage.bring': (grants) => grants.direct,
  'stage.dismiss': (grants) => grants.direct,
  'media.mute': (grants) => grants.direct,
  'member.remove': (grants) => grants.direct,
};

/** Whether somebody with these grants may give this command at all; `decide` then asks whether it fits the state. */
export const mayCommand = (grants: Grants, command: RoomCommandType): boolean => guards[command](grants);
