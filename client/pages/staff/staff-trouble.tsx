import { Refusal, type RefusalCode } from '../../../protocol/refusal.ts';
import { useText } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';

interface StaffTroubleProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
  /** What `bad_request` means here, where the house has a reason of its own to say it. */
  readonly unfit?: string;
}

const signedOut: readonly RefusalCode[] = ['session_expired', 'unauthorised'];

/** What went wrong, in the words of somebody at work rather than of a spectator. */
export function StaffTrouble({ error, onRetry, unfit }: StaffTroubleProps) {
  const say = useText();
  const code = error instanceof Refusal ? error.code : 'internal';
  const text = signedOut.includes(code)
    ? say('staff-signed-out')
    : code === 'bad_request' && unfit !== undefined
      ? unfit
      : say(`refusal-${code}`);
  const retry = onRetry !== undefined && (
    <Button look="quiet" onPress={onRetry}>
      {say('action-retry')}
    </Button>
  );
  return (
    <Notice tone="bad" testId="trouble" {...(retry !== false && { action: retry })}>
      {text}
    </Notice>
  );
}
