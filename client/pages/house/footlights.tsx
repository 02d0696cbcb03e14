import { type CSSProperties, useEffect, useState } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import type { Reactions } from '../../../protocol/socket.ts';
import { useText } from '../../i18n/language.tsx';
import { useRoom, useRoomApi } from '../../stage/room-context.tsx';
import styles from './footlights.module.css';
import { moodOf, type Said, sayMood, waveOf } from './wave.ts';

/** Without another word of the server for so long, nobody claps any more, in milliseconds. */
const staleMs = 1500;
const silence: Reactions = { applause: 0, laughter: 0, heart: 0 };

/** The house without words: one wave of warm light along the footlights, as high as the house is loud. */
export function Footlights() {
  const reactions = useFresh(useRoom((state) => state.reactions));
  const seated = useRoom((state) => state.room?.view.seated) ?? 0;
  const wave = waveOf(reactions, seated);
  return (
    <>
      <div
        className={styles.footlights}
        data-testid="wave"
        data-lit={wave > 0}
        style={{ '--wave': wave.toFixed(2) } as CSSProperties} // custom properties are unknown to the type
        aria-hidden
      >
        <span className={styles.crest} />
        <span className={styles.crest} />
        <span className={styles.foot} />
      </div>
      <MoodVoice />
    </>
  );
}

/** What the house does now; silence once the server no longer speaks of it. */
function useFresh(reactions: Reactions): Reactions {
  const [stale, setStale] = useState<Reactions | null>(null);
  useEffect(() => {
    if (moodOf(reactions) === null) return;
    const timer = setTimeout(() => setStale(reactions), staleMs);
    return () => clearTimeout(timer);
  }, [reactions]);
  return reactions === stale ? silence : reactions;
}

/** Tells a screen reader that the house claps, as seldom as a neighbour would. */
function MoodVoice() {
  const say = useText();
  const { store } = useRoomApi();
  const [said, setSaid] = useState<Said>({ mood: null, at: -Infinity });
  useEffect(
    () =>
      // A mood that comes too soon is looked at again with the next word of the server.
      store.subscribe(({ reactions }) => setSaid((before) => sayMood(before, moodOf(reactions), Date.now()))),
    [store],
  );
  return (
    <VisuallyHidden>
      <p aria-live="polite" data-testid="mood">
        {said.mood === null ? '' : say(`mood-${said.mood}`)}
      </p>
    </VisuallyHidden>
  );
}
