import type { MemberId } from '../ids.ts';
import type { RoomCommandType } from './commands.ts';
import {
  isCast,
  isGuestBackstage,
  memberOf,
  type Member,
  noSwitches,
  type RoomState,
  type Switches,
} from './state.ts';

/** What a member may do now. Derived, never stored: there is no second place that could disagree. */
export interface Grants {
  /** Receive the media of others. */
  readonly subscribe: boolean;
  /** Own a producer of this source. */
  readonly publish: Switches;
  /** Have a send transport, to be ready when publishing is granted. */
  readonly prepare: boolean;
  readonly raiseHand: boolean;
  /** Step on stage without being invited: the floor is the house's. */
  readonly takeFloor: boolean;
  /** Write in the chat; how often is another question. */
  readonly chat: boolean;
  /** Run the show. */
  readonly direct: boolean;
  /** Walk on and off by oneself, be backstage. */
  readonly perform: boolean;
}

const nothing: Grants = {
  subscribe: false,
  publish: noSwitches,
  prepare: false,
  raiseHand: false,
  takeFloor: false,
  chat: false,
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
  const directs = member.role === 'director';
  return {
    subscribe: open,
    publish: {
      microphone: open,
      camera: open,
      screen: open,
      screen_sound: open,
      talkback: open && directs,
    },
    prepare: open,
    raiseHand: false,
    takeFloor: false,
    chat: true,
    direct: directs,
    perform: open,
  };
}

function spectatorGrants(state: RoomState, member: Member): Grants {
  const { standing } = member;
  if (standing.at === 'waiting') return nothing;
  const live = state.phase === 'live';
  const open = live || state.phase === 'foyer' || state.phase === 'intermission';
  const wish = publishingWish(state, member);
  const isOpen = live && !state.curtain && state.settings.floor !== 'invitation';
  const takeFloor = isOpen && member.resting === null;
  return {
    subscribe: live || isGuestBackstage(member),
    publish: { ...noSwitches, microphone: wish !== undefined, camera: wish === 'voice_and_video' },
    prepare: standing.at !== 'audience' || takeFloor,
    raiseHand: open,
    takeFloor,
    chat: state.chat.mode !== 'closed' && member.chat !== 'off',
    direct: false,
    perform: false,
  };
}

/** As what a spectator may be heard or seen by anybody now. */
function publishingWish(state: RoomState, { standing }: Member): 'voice' | 'voice_and_video' | undefined {
  if (standing.at === 'on_stage') return state.phase === 'live' ? standing.wish : undefined;
  if (standing.at !== 'backstage') return undefined;
  return state.phase === 'finished' || state.phase === 'closed' ? undefined : standing.wish;
}

/** What each command asks of its sender; a command cannot exist without an entry here. */
const guards: Record<RoomCommandType, (grants: Grants) => boolean> = {
  'hand.raise': (grants) => grants.raiseHand,
  'hand.withdraw': () => true,
  'invitation.accept': () => true,
  'invitation.decline': () => true,
  'stage.enter': (grants) => grants.perform || grants.takeFloor,
  'stage.leave': () => true,
  'media.switch': () => true,
  // Who may not write is told why; `decide` knows.
  'chat.say': () => true,
  'note.send': (grants) => grants.perform || grants.direct,
  'room.leave': () => true,
  'phase.set': (grants) => grants.direct,
  'curtain.set': (grants) => grants.direct,
  'bows.call': (grants) => grants.direct,
  'house.lock': (grants) => grants.direct,
  'settings.change': (grants) => grants.direct,
  'latecomer.admit': (grants) => grants.direct,
  'stage.next': (grants) => grants.direct,
  'spotlight.set': (grants) => grants.direct,
  'talkback.set': (grants) => grants.direct,
  'media.mute_many': (grants) => grants.direct,
  'chat.delete': (grants) => grants.direct,
  'chat.pin': (grants) => grants.direct,
  'chat.moderate': (grants) => grants.direct,
  'hand.move': (grants) => grants.direct,
  'hand.lower': (grants) => grants.direct,
  'hand.restore': (grants) => grants.direct,
  'stage.invite': (grants) => grants.direct,
  'invitation.cancel': (grants) => grants.direct,
  'stage.bring': (grants) => grants.direct,
  'stage.dismiss': (grants) => grants.direct,
  'cast.standby': (grants) => grants.direct,
  'media.mute': (grants) => grants.direct,
  'chat.hush': (grants) => grants.direct,
  'member.remove': (grants) => grants.direct,
  'member.readmit': (grants) => grants.direct,
  'role.give': (grants) => grants.direct,
};

/** Whether somebody with these grants may give this command at all; `decide` then asks whether it fits the state. */
export const mayCommand = (grants: Grants, command: RoomCommandType): boolean => guards[command](grants);
