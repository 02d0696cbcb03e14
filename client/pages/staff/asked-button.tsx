import { type ReactNode, useState } from 'react';
import { Button, type ButtonLook } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';

interface AskedButtonProps {
  readonly children: ReactNode;
  /** The question. */
  readonly title: string;
  readonly text: string;
  /** What the button of the answer says. */
  readonly confirm: string;
  /** What the way out says, where it is not "Cancel". */
  readonly dismiss?: string;
  readonly onConfirm: () => void;
  readonly look?: ButtonLook;
  readonly isDestructive?: boolean;
  readonly isDisabled?: boolean;
  readonly testId: string;
}

/** A button that asks before it does something. */
export function AskedButton({
  children,
  look = 'quiet',
  isDisabled = false,
  testId,
  ...question
}: AskedButtonProps) {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button look={look} isDisabled={isDisabled} testId={testId} onPress={() => setAsking(true)}>
        {children}
      </Button>
      {isAsking && <Confirm {...question} onClose={() => setAsking(false)} />}
    </>
  );
}
