import { useEffect, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useText } from '../../i18n/language.tsx';
import { useRoomApi } from '../../stage/room-context.tsx';
import buttonStyles from '../../ui/button.module.css';
import { classes } from '../../ui/classes.ts';
import { ClapIcon } from './clap-icon.tsx';
import styles from './house.module.css';

/** While the button is held, a clap each, in milliseconds. */
const clapMs = 220;
/** How long the button glows after a clap of one's own. */
const glowMs = 400;

interface ApplauseButtonProps {
  /** Large and with its word: the curtain call. */
  readonly isLarge?: boolean;
}

/** Claps: once with each press, on and on while it is held. The house answers as one wave. */
export function ApplauseButton({ isLarge = false }: ApplauseButtonProps) {
  const say = useText();
  const { clap, isGlowing } = useClapping();
  const holding = useRef<ReturnType<typeof setInterval>>(undefined);
  const stop = (): void => clearInterval(holding.current);
  useEffect(() => stop, []);
  return (
    <AriaButton
      className={classes(
        buttonStyles.button,
        isLarge ? buttonStyles.primary : classes(buttonStyles.plain, buttonStyles.icon),
        isGlowing && styles.clapping,
      )}
      aria-label={say('applause-label')}
      data-testid="applause"
      onPressStart={() => {
        clap();
        holding.current = setInterval(clap, clapMs);
      }}
      onPressEnd={stop}
    >
      <ClapIcon size={22} />
      {isLarge && say('applause')}
    </AriaButton>
  );
}

/** One's own clapping; the glow says that the clap was taken. */
function useClapping() {
  const api = useRoomApi();
  const [claps, setClaps] = useState(0);
  const [isGlowing, setGlowing] = useState(false);
  useEffect(() => {
    if (claps === 0) return;
    const timer = setTimeout(() => setGlowing(false), glowMs);
    return () => clearTimeout(timer);
  }, [claps]);
  const clap = (): void => {
    api.react('applause');
    setClaps((before) => before + 1);
    setGlowing(true);
  };
  return { clap, isGlowing };
}
