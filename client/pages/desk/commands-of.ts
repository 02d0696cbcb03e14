import type { MemberId } from '../../../protocol/ids.ts';
import {
  type DeskMember,
  type DeskView,
  mayCurtain,
  nextPhases,
  type Phase,
  type RoomCommand,
} from '../../../protocol/room/index.ts';
import type { KeyAct } from './keys.ts';

/** The phases that a key may lead to, each from where it makes sense. */
const phaseOf: Readonly<Partial<Record<KeyAct, Phase>>> = {
  open: 'foyer',
  begin: 'live',
  interval: 'intermission',
  end: 'finished',
};

/** The phase that this act would lead to from here, if it can. */
export function phaseAfter(act: KeyAct, from: Phase): Phase | undefined {
  const to = phaseOf[act];
  return to !== undefined && nextPhases(from).includes(to) ? to : undefined;
}

/** What an act at the whole desk asks of the room now; `undefined` where it makes no sense or asks nothing. */
export function eveningCommand(act: KeyAct, view: DeskView): RoomCommand | undefined {
  const { phase, scene, door } = view;
  const first = nextHand(view);
  const isLive = phase.at === 'live';
  switch (act) {
    case 'curtain':
      return mayCurtain(phase.at) ? { type: 'curtain.set', down: !scene.curtain } : undefined;
    case 'bows':
      return isLive ? { type: 'bows.call', on: !scene.bows } : undefined;
    case 'invite_next':
      return isLive && first !== undefined ? { type: 'stage.invite', member: first } : undefined;
    case 'next_question':
      return isLive && (first !== undefined || guestsUp(view).length > 0)
        ? { type: 'stage.next' }
        : undefined;
    case 'mute_guests':
    case 'mute_stage':
      return muting(view, act === 'mute_guests' ? 'guests' : 'stage');
    case 'lock':
      return phase.at === 'finished' ? undefined : { type: 'house.lock', locked: !door.locked };
    default:
      return undefined;
  }
}

function muting(view: DeskView, members: 'guests' | 'stage'): RoomCommand | undefined {
  const count = members === 'guests' ? guestsOnStage(view) : view.stage.length;
  return count > 0 ? { type: 'media.mute_many', members, source: 'microphone', muted: true } : undefined;
}

/** Who of the queue can be asked now: the first who has a connection. */
export const nextHand = ({ hands, members }: Pick<DeskView, 'hands' | 'members'>): MemberId | undefined =>
  hands.find(({ id }) => members[id]?.connected)?.id;

/** Spectators who were asked up, or came up to an open stage: not those who speak from their seats. */
export const guestsUp = ({ members }: Pick<DeskView, 'members'>): readonly DeskMember[] =>
  Object.values(members).filter(
    ({ role, standing, fromSeat }) => role === 'audience' && standing === 'on_stage' && !fromSeat,
  );

/** Spectators who are on stage, or speak from their seats. */
const guestsOnStage = ({ stage }: Pick<DeskView, 'stage'>): number =>
  stage.filter(({ guest }) => guest).length;

/** What an act in the row of this member asks of the room. */
export function memberCommand(act: KeyAct, view: DeskView, id: MemberId): RoomCommand | undefined {
  const member = view.members[id];
  if (member === undefined) return undefined;
  const isOn = member.standing === 'on_stage';
  const isBehind = member.standing === 'backstage';
  switch (act) {
    case 'person_bring':
      return isBehind ? { type: 'stage.bring', member: id } : undefined;
    case 'person_dismiss':
      return isOn || (isBehind && member.role === 'audience')
        ? { type: 'stage.dismiss', member: id }
        : undefined;
    case 'person_mute':
    case 'person_camera': {
      const source = act === 'person_mute' ? 'microphone' : 'camera';
      if (!isOn && !isBehind) return undefined;
      return { type: 'media.mute', member: id, source, muted: !member.muted[source] };
    }
    case 'person_standby':
      return isBehind || member.standby
        ? { type: 'cast.standby', member: id, on: !member.standby }
        : undefined;
    case 'person_spotlight':
      if (!isOn) return undefined;
      return { type: 'spotlight.set', member: view.scene.spotlight === id ? null : id };
    default:
      return handCommand(act, view, id);
  }
}

function handCommand(act: KeyAct, { hands, phase }: DeskView, id: MemberId): RoomCommand | undefined {
  const place = hands.findIndex((hand) => hand.id === id);
  if (place < 0) return undefined;
  switch (act) {
    case 'hand_invite':
      return phase.at === 'live' ? { type: 'stage.invite', member: id } : undefined;
    case 'hand_backstage':
      return { type: 'stage.invite', member: id, to: 'backstage' };
    case 'hand_lower':
      return { type: 'hand.lower', member: id };
    case 'hand_up':
      return place > 0 ? { type: 'hand.move', member: id, to: place - 1 } : undefined;
    case 'hand_down':
      return place < hands.length - 1 ? { type: 'hand.move', member: id, to: place + 1 } : undefined;
    default:
      return undefined;
  }
}
