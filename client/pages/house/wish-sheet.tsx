import { Mic, Video } from 'lucide-react';
import type { Wish } from '../../../protocol/room/index.ts';
import { useText } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { InsecureNotice } from '../room/capture-notice.tsx';
import styles from './house.module.css';

interface WishSheetProps {
  /** One steps on stage at once, and is not asked first. */
  readonly isForFloor?: boolean;
  readonly onChoose: (wish: Wish) => void;
  readonly onClose: () => void;
}

/** Explains before the browser asks: a question for permission without a reason is refused, for ever in some apps. */
export function WishSheet({ isForFloor = false, onChoose, onClose }: WishSheetProps) {
  const say = useText();
  return (
    <Sheet title={say('wish-title')} testId="wish" onEscape={onClose}>
      {isSecureContext ? (
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
      ) : (
        <InsecureNotice />
      )}
      <Button look="plain" wide onPress={onClose}>
        {say('action-close')}
      </Button>
    </Sheet>
  );
}
