import { useText } from '../../i18n/language.tsx';
import { backgrounds } from '../../room/index.ts';
import { useRoom, useRoomApi } from '../../stage/room-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Segments } from '../../ui/segments.tsx';
import styles from './device-sheet.module.css';

/** What is seen behind oneself; nothing where this browser cannot put anything else there. */
export function BackgroundChoice({ hasCamera }: { readonly hasCamera: boolean }) {
  const say = useText();
  const api = useRoomApi();
  const { offered, chosen, at } = useRoom(({ background }) => background);
  // After a failure that withholds the camera, this is the way back to it.
  if (!offered || (!hasCamera && at === 'idle')) return null;
  return (
    <div className={styles.background}>
      {/* The group has the same words as its name. */}
      <span className={styles.label} aria-hidden>
        {say('background-label')}
      </span>
      <Segments
        label={say('background-label')}
        value={chosen}
        options={backgrounds.map((value) => ({ value, text: say(`background-${value}`) }))}
        onChange={(background) => api.chooseBackground(background)}
        testId="background"
      />
      <BackgroundNotice />
    </div>
  );
}

/** Says what there is to know, above all when the others see something else than one would think. */
export function BackgroundNotice() {
  const say = useText();
  const api = useRoomApi();
  const { chosen, at, covering } = useRoom(({ background }) => background);
  if (at === 'idle' || at === 'running') return null;
  const unseen = covering && (at === 'preparing' || at === 'late');
  const words = say(unseen ? `background-${at}-covered` : `background-${at}`);
  const tone = at === 'preparing' ? 'plain' : at === 'covered' ? 'bad' : 'warn';
  return (
    <>
      <Notice tone={tone} testId={`background-at-${at}`}>
        {words}
      </Notice>
      {at === 'covered' && (
        <Button wide testId="background-again" onPress={() => api.chooseBackground(chosen)}>
          {say('background-again')}
        </Button>
      )}
    </>
  );
}

/** What must not be overlooked: the others do not see one's camera though it is on. The rest is in the sheet. */
export function BackgroundWarning() {
  const isUnseen = useRoom(
    ({ background: { at, covering } }) => at === 'covered' || (at === 'late' && covering),
  );
  return isUnseen ? <BackgroundNotice /> : null;
}
