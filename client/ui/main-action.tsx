import { type ReactNode } from 'react';
import { useMainButton } from '../telegram/use-host.ts';
import { Button, LinkButton } from './button.tsx';

interface MainActionProps {
  readonly label: string;
  readonly onPress: () => void;
  readonly isEnabled?: boolean;
  /** What it does is on its way. */
  readonly isBusy?: boolean;
  /** In a form: the page's own button sends it, with `Enter` too. */
  readonly submits?: boolean;
  /** It leads to another page: the page's own button is a link. */
  readonly href?: string;
  readonly icon?: ReactNode;
  readonly testId: string;
}

/** The one thing to do on a page: Telegram's main button in its window, a button of the page elsewhere. */
export function MainAction(props: MainActionProps) {
  const { label, onPress, isEnabled = true, isBusy = false, submits = false, href, icon, testId } = props;
  if (useMainButton({ label, isEnabled, isBusy, onPress })) return null;
  if (href !== undefined) {
    return (
      <LinkButton look="primary" wide href={href} icon={icon} testId={testId}>
        {label}
      </LinkButton>
    );
  }
  return (
    <Button
      look="primary"
      wide
      icon={icon}
      isPending={isBusy}
      isDisabled={!isEnabled}
      testId={testId}
      type={submits ? 'submit' : 'button'}
      {...(!submits && { onPress })}
    >
      {label}
    </Button>
  );
}
