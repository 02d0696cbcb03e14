import { Headset } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { TalkbackTarget } from '../../../protocol/room/index.ts';
import { useText } from '../../i18n/language.tsx';
import { useRoom } from '../../stage/room-context.tsx';
import buttonStyles from '../../ui/button.module.css';
import { classes } from '../../ui/classes.ts';
import { useDeskState, useDeskTools } from './desk-context.tsx';
import styles from './desk.module.css';
import { KeyHint } from './key-hint.tsx';
import { useMembers } from './use-desk.ts';

interface TalkButtonProps {
  readonly to: TalkbackTarget;
  /** Whom it speaks to; empty for everybody behind the stage. */
  readonly name?: string;
}

/** Speaks in private as long as it is pressed, by finger or by key. */
export function TalkButton({ to, name }: TalkButtonProps) {
  const say = useText();
  const desk = useDeskTools();
  const isTalking = useDeskState((state) => state.talking === to);
  const isHolding = useRef(false);
  const start = (): void => {
    isHolding.current = true;
    desk.talk(to);
  };
  const stop = (): void => {
    if (isHolding.current) desk.talk(null);
    isHolding.current = false;
  };
  // Whoever leaves the row takes their button with them.
  useEffect(
    () => () => {
      if (isHolding.current) desk.talk(null);
    },
    [desk],
  );
  const isTalkKey = ({ key }: KeyboardEvent): boolean => key === 'Enter' || key === ' ';
  return (
    <button
      type="button"
      className={classes(
        buttonStyles.button,
        name === undefined ? buttonStyles.quiet : classes(buttonStyles.plain, buttonStyles.icon),
        styles.talk,
      )}
      aria-label={name === undefined ? undefined : say('desk-talk-name', { name })}
      aria-pressed={isTalking}
      data-testid={name === undefined ? 'talk-wings' : 'talk'}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start();
      }}
      onPointerUp={stop}
      onPointerCancel={stop}
      onLostPointerCapture={stop}
      onBlur={stop}
      onKeyDown={(event) => {
        if (!isTalkKey(event)) return;
        event.preventDefault();
        if (!event.repeat) start();
      }}
      onKeyUp={(event) => {
        if (isTalkKey(event)) stop();
      }}
      onContextMenu={(event) => event.preventDefault()}
    >
      <Headset size={20} aria-hidden />
      {name === undefined && (
        <>
          {say('desk-talk-wings')}
          <KeyHint act="talk" />
        </>
      )}
    </button>
  );
}

/** Says who hears the desk now, larger than anything else: a word to the wrong ears cannot be undone. */
export function TalkBanner() {
  const say = useText();
  const members = useMembers();
  const wanted = useDeskState((state) => state.talking);
  const heard = useRoom((state) => state.self?.talkback) ?? null;
  const to = wanted ?? heard;
  const name = to === null || to === 'wings' ? '' : (members[to]?.name ?? '');
  return (
    <div className={styles.talkPlace} role="status" aria-live="assertive">
      {to !== null && (
        <p className={styles.talkBanner} data-testid="talking" data-to={to} data-live={heard === to}>
          <Headset size={24} aria-hidden />
          <strong>
            {heard !== to
              ? say('desk-talk-connecting')
              : to === 'wings'
                ? say('desk-talking-wings')
                : say('desk-talking-name', { name })}
          </strong>
          <span>{say('desk-talking-house')}</span>
        </p>
      )}
    </div>
  );
}
