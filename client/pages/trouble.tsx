import { Refusal } from '../../protocol/refusal.ts';
import { useText } from '../i18n/language.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

interface TroubleProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** What went wrong, as an usher would say it, and what can be done. */
export function Trouble({ error, onRetry }: TroubleProps) {
  const say = useText();
  const code = error instanceof Refusal ? error.code : 'internal';
  return (
    <Notice
      tone="bad"
      testId="trouble"
      action={
        onRetry === undefined ? undefined : (
          <Button look="quiet" onPress={onRetry}>
            {say('action-retry')}
          </Button>
        )
      }
    >
      {say(`refusal-${code}`)}
    </Notice>
  );
}
