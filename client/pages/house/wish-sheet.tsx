import { Headphones, Mic, Video } from 'lucide-react';
import type { Wish } from '../../../protocol/room/index.ts';
import { useText } from '../../i18n/language.tsx';
import { useRoom } from '../../stage/room-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { InsecureNotice } from '../room/capture-notice.tsx';
import styles from './sheets.module.css';

interface WishSheetProps {
  /** One steps on stage at once, and is not asked first. */
  readonly isForFloor?: boolean;
  readonly onChoose: (wish: Wish) => void;
  readonly onClose: () => void;
}

/** Explains before the browser asks: a question for permission without a reason is refused, for ever in some apps. */
export function WishSheet({ isForFloor = false, onChoose, onClose }: WishSheetProps) {
  const say = useText();
  const isFromSeat = useRoom(({ room }) => isForFloor && room?.view.scene.floor === 'everybody');
  return (
    <Sheet title={say(isFromSeat ? 'wish-seat-title' : 'wish-title')} testId="wish" onEscape={onClose}>
      {!isSecureContext && <InsecureNotice />}
      {isSecureContext && isFromSeat && <FromSeat onChoose={onChoose} />}
      {isSecureContext && !isFromSeat && (
        <>
          <p>{say(isForFloor ? 'wish-floor-text' : 'wish-text')}</p>
          <div className={styles.wishes}>
            <Button
              look="primary"
              wide
              icon={<Video size={20} aria-hidden />}
              testId="wish-voice_and_video"
              onPress={() => onChoose('voice_and_video')}
            >
              {say('wish-voice_and_video')}
            </Button>
            <Button
              wide
              icon={<Mic size={20} aria-hidden />}
              testId="wish-voice"
              onPress={() => onChoose('voice')}
            >
              {say('wish-voice')}
            </Button>
          </div>
        </>
      )}
      <Button look="plain" wide onPress={onClose}>
        {say('action-close')}
      </Button>
    </Sheet>
  );
}

/** Everybody may speak from their seat: heard by all at once, and seen by nobody. */
function FromSeat({ onChoose }: Pick<WishSheetProps, 'onChoose'>) {
  const say = useText();
  return (
    <>
      <p>{say('wish-seat-text')}</p>
      <p className={styles.hint}>
        <Headphones size={20} aria-hidden />
        {say('invitation-headphones')}
      </p>
      <Button
        look="primary"
        wide
        icon={<Mic size={20} aria-hidden />}
        testId="wish-voice"
        onPress={() => onChoose('voice')}
      >
        {say('floor-speak')}
      </Button>
    </>
  );
}
