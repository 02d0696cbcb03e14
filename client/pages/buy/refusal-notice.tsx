import type { Refusal } from '../../../protocol/refusal.ts';
import { useText } from '../../i18n/language.tsx';
import { Notice } from '../../ui/notice.tsx';

/** Why not, beside what was asked; and where time helps, when to try again. */
export function RefusalNotice({
  refusal,
  testId,
}: {
  readonly refusal: Refusal | null;
  readonly testId: string;
}) {
  const say = useText();
  if (refusal === null) return null;
  const { code, retryAfterSeconds } = refusal;
  return (
    <Notice tone="bad" testId={testId}>
      {say(`refusal-${code}`)}
      {retryAfterSeconds !== undefined &&
        ` ${say('buy-retry-in', { seconds: Math.ceil(retryAfterSeconds) })}`}
    </Notice>
  );
}
