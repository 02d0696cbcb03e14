import type { Wish } from '../../../protocol/room/index.ts';
import { useText } from '../../i18n/language.tsx';
import { useRoom, useRoomApi } from '../../stage/room-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';

/**
 * After a reload the seat, the hand and the place on stage are still there, but the microphone is not: nothing
 * opens it without a tap.
 */
export function ReturnNotice() {
  const say = useText();
  const api = useRoomApi();
  const standing = useRoom((state) => state.self?.standing);
  const capture = useRoom((state) => state.capture.at);
  if (capture !== 'none' || (standing?.at !== 'on_stage' && standing?.at !== 'hand_raised')) return null;
  const open = (wish: Wish) => (): void => {
    void api.openCapture(wish);
  };
  return (
    <Notice
      tone="warn"
      isFloating
      testId="return"
      action={
        <Button look="primary" onPress={open(standing.wish)} testId="be-heard">
          {say('return-open')}
        </Button>
      }
    >
      {say(standing.at === 'on_stage' ? 'return-on-stage' : 'return-hand')}
    </Notice>
  );
}
