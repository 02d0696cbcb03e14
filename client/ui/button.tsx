import type { ReactNode } from 'react';
import { Button as AriaButton, ToggleButton as AriaToggleButton } from 'react-aria-components';
import styles from './button.module.css';
import { classes } from './classes.ts';

export type ButtonLook = 'primary' | 'quiet' | 'plain' | 'danger';

interface Look {
  readonly look?: ButtonLook;
  /** Takes the whole width it is given. */
  readonly wide?: boolean;
  /** Draws the eye: this is the next step. */
  readonly cue?: boolean;
  readonly className?: string | undefined;
}

interface ButtonProps extends Look {
  readonly children: ReactNode;
  readonly icon?: ReactNode;
  /** Icon alone: `label` is what a screen reader says and the tooltip shows. */
  readonly label?: string;
  readonly onPress?: () => void;
  readonly isDisabled?: boolean;
  readonly isPending?: boolean;
  readonly type?: 'button' | 'submit';
  readonly testId?: string | undefined;
  readonly autoFocus?: boolean;
}

const lookOf = ({ look = 'quiet', wide, cue, className }: Look, iconOnly: boolean): string =>
  classes(
    styles.button,
    styles[look],
    iconOnly && styles.icon,
    wide && styles.wide,
    cue && styles.cue,
    className,
  );

/** A button of the house. */
export function Button({ children, icon, label, onPress, testId, type = 'button', ...rest }: ButtonProps) {
  const { isDisabled = false, isPending = false, autoFocus = false } = rest;
  return (
    <AriaButton
      className={lookOf(rest, children === null)}
      isDisabled={isDisabled}
      isPending={isPending}
      type={type}
      autoFocus={autoFocus}
      {...(onPress === undefined ? {} : { onPress })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(testId === undefined ? {} : { 'data-testid': testId })}
      {...(rest.cue ? { 'data-cue': true } : {})}
    >
      {icon}
      {children}
    </AriaButton>
  );
}

interface LinkButtonProps extends Look {
  readonly href: string;
  readonly children: ReactNode;
  readonly icon?: ReactNode;
  readonly newTab?: boolean;
  readonly testId?: string | undefined;
}

/** A link that looks like a button; a whole page load, as the framing policy of a page asks (protocol/pages.ts). */
export function LinkButton({ href, children, icon, newTab = false, testId, ...look }: LinkButtonProps) {
  return (
    <a
      className={lookOf(look, false)}
      href={href}
      {...(newTab ? { target: '_blank', rel: 'noreferrer' } : {})}
      {...(testId === undefined ? {} : { 'data-testid': testId })}
    >
      {icon}
      {children}
    </a>
  );
}

interface ToggleProps extends Look {
  readonly isOn: boolean;
  readonly onChange: (on: boolean) => void;
  /** What the switch is for, as `Microphone`; a screen reader adds whether it is pressed. */
  readonly label: string;
  readonly children: ReactNode;
  readonly isDisabled?: boolean;
  readonly testId?: string;
}

/** A button that stays down. */
export function Toggle({
  isOn,
  onChange,
  label,
  children,
  isDisabled = false,
  testId,
  ...look
}: ToggleProps) {
  return (
    <AriaToggleButton
      className={lookOf(look, true)}
      isSelected={isOn}
      onChange={onChange}
      isDisabled={isDisabled}
      aria-label={label}
      {...(testId === undefined ? {} : { 'data-testid': testId })}
    >
      {children}
    </AriaToggleButton>
  );
}
