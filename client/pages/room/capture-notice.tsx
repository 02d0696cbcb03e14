import { useText } from '../../i18n/language.tsx';
import { useRoom } from '../../stage/room-context.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SeatInBrowser } from '../house/seat-in-browser.tsx';

/** Why camera and microphone could not be opened, and what to do. */
export function CaptureNotice() {
  const say = useText();
  const capture = useRoom((state) => state.capture);
  if (capture.at === 'asking') {
    return (
      <Notice isFloating testId="capture-asking">
        {say('capture-asking')}
      </Notice>
    );
  }
  if (capture.at !== 'refused') return null;
  return (
    <Notice tone="warn" isFloating testId="capture-refused">
      {say(`capture-${capture.reason}`)}
      <SeatInBrowser />
    </Notice>
  );
}

/** On plain http a browser gives neither camera nor microphone: watching works, speaking does not. */
export function InsecureNotice() {
  const say = useText();
  return (
    <Notice tone="warn" testId="insecure">
      {say('capture-insecure')}
    </Notice>
  );
}
