import { clockText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.tsx';
import { useRoom } from '../../stage/room-context.tsx';
import { useServerNow } from '../room/clock.ts';
import { isCurtained } from './company.ts';
import styles from './scene-bar.module.css';
import { showClock } from './show-clock.ts';

/** Above the picture: what it shows, what the evening is at, and the clock of the show. */
export function SceneBar() {
  const say = useText();
  const scene = useRoom(({ room }) => room?.view.scene);
  const own = useRoom(({ self }) => self?.id);
  return (
    <div className={styles.bar} data-testid="scene-bar">
      <p className={styles.what}>{say(`wings-preview-${useSeen()}`)}</p>
      {scene?.bows === true && <Sign name="bows">{say('wings-scene-bows')}</Sign>}
      {scene !== undefined && scene.floor !== 'invitation' && (
        <Sign name="floor">{say(`wings-scene-floor-${scene.floor}`)}</Sign>
      )}
      {scene !== undefined && scene.spotlight !== null && scene.spotlight === own && (
        <Sign name="spotlight">{say('wings-scene-spotlight')}</Sign>
      )}
      <Clock />
    </div>
  );
}

function Sign({ name, children }: { readonly name: string; readonly children: string }) {
  return (
    <p className={styles.sign} data-testid={`scene-${name}`}>
      {children}
    </p>
  );
}

/** Whether the house sees what the picture below shows. */
function useSeen(): 'live' | 'curtain' | 'finished' | 'closed' {
  return useRoom(({ room }) => {
    if (room === null) return 'closed';
    if (isCurtained(room.view)) return 'curtain';
    const { at } = room.view.phase;
    return at === 'live' || at === 'finished' ? at : 'closed';
  });
}

function Clock() {
  const say = useText();
  const phase = useRoom(({ room }) => room?.view.phase);
  const startsAt = useRoom(({ show }) => show?.startsAt);
  const clock = showClock(phase ?? { at: 'finished', since: 0, endsAt: null }, startsAt, useServerNow());
  if (clock === null) return null;
  return (
    <p className={styles.clock} role="timer" data-testid="show-clock" data-counts={clock.counts}>
      {say(`wings-clock-${clock.counts}`)} <strong>{clockText(clock.ms)}</strong>
    </p>
  );
}
