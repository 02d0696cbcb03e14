import { useEffect, useState } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import { useText } from '../i18n/language.tsx';
import { useRoom } from './room-context.tsx';

/** Who speaks shorter than this has only coughed, in milliseconds. */
const steadyMs = 1500;

/** Tells a screen reader who speaks, once somebody has gone on for a moment; the names on the pictures show the same. */
export function SpeakerVoice() {
  const say = useText();
  const name = useRoom(({ room, speaker, self }) =>
    speaker === null || speaker === self?.id
      ? null
      : (room?.view.stage.find(({ id }) => id === speaker)?.name ?? null),
  );
  const isAlone = useRoom(({ room }) => (room?.view.stage.length ?? 0) < 2);
  const [said, setSaid] = useState<string | null>(null);
  useEffect(() => {
    if (name === null) return;
    const timer = setTimeout(() => setSaid(name), steadyMs);
    return () => clearTimeout(timer);
  }, [name]);
  return (
    <VisuallyHidden>
      <p aria-live="polite" data-testid="speaker">
        {said === null || isAlone ? '' : say('stage-speaks', { name: said })}
      </p>
    </VisuallyHidden>
  );
}
