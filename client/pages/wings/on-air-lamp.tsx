import { useText } from '../../i18n/language.tsx';
import { silencedBy } from '../../stage/on-air.ts';
import { useRoom } from '../../stage/room-context.tsx';
import { Lamp } from '../../ui/lamp.tsx';
import { lampOf } from './lamp-state.ts';

/** Whether the house hears and sees me, and who has silenced me; readable from two metres and from the corner of an eye. */
export function OnAirLamp() {
  const say = useText();
  const state = useRoom(lampOf);
  const phase = useRoom(({ room }) => room?.view.phase.at) ?? 'closed';
  const isCurtained = useRoom(({ room }) => phase === 'live' && room?.view.scene.curtain === true);
  const isOnStage = useRoom(({ self }) => self?.standing.at === 'on_stage');
  const dark = isCurtained
    ? say('wings-air-dark-curtain')
    : phase === 'live' || !isOnStage
      ? say(`phase-${phase}`)
      : say('wings-air-dark-early');
  const by = useRoom(silencedBy);
  const detail =
    state === 'dark'
      ? dark
      : say(
          state === 'seen' || state === 'silent' ? `wings-air-${state}-${by}` : `wings-air-${state}-detail`,
        );
  return <Lamp state={state} word={say(`wings-air-${state}`)} detail={detail} />;
}
