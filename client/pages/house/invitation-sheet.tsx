import { Headphones } from 'lucide-react';
import { useState } from 'react';
import type { OwnStanding } from '../../../protocol/room/index.ts';
import { clockText } from '../../i18n/format.ts';
import { type Say, useText } from '../../i18n/language.tsx';
import { useOwnTrack, useRoom, useRoomApi } from '../../stage/room-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Mirror } from '../../ui/mirror.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useServerNow } from '../room/clock.ts';
import type { HouseCue } from './house.tsx';
import styles from './sheets.module.css';

/** The sheet that waits for an answer; silence is "not now". */
export function InvitationSheet({ cue }: { readonly cue: HouseCue }) {
  const say = useText();
  const standing = useRoom((state) => state.self?.standing);
  if (standing?.at !== 'invited') return null;
  return (
    <Sheet title={say(`invitation-title-${standing.to}`, { name: standing.by })} testId="invitation">
      <Invitation standing={standing} cue={cue} />
    </Sheet>
  );
}

type Invited = Extract<OwnStanding, { at: 'invited' }>;

function Invitation({ standing, cue }: { readonly standing: Invited; readonly cue: HouseCue }) {
  const say = useText();
  const api = useRoomApi();
  const microphone = useOwnTrack('microphone');
  const camera = useOwnTrack('camera');
  const isCaptured = microphone !== undefined;
  return (
    <div className={styles.invitation}>
      <Mirror microphone={microphone} camera={camera} />
      <div className={styles.details}>
        <p>{whatFollows(standing, camera !== undefined, say)}</p>
        <p className={styles.hint}>
          <Headphones size={20} aria-hidden />
          {say('invitation-headphones')}
        </p>
        <TimeLeft key={standing.expiresAt} expiresAt={standing.expiresAt} />
        <div className={styles.answer}>
          <Button
            look="quiet"
            testId="decline"
            onPress={() => void api.command({ type: 'invitation.decline' })}
          >
            {say('invitation-decline')}
          </Button>
          {isCaptured ? (
            <Button
              look="primary"
              cue={cue === 'accept'}
              testId="accept"
              onPress={() => void api.command({ type: 'invitation.accept' })}
            >
              {say(`invitation-accept-${standing.to}`)}
            </Button>
          ) : (
            <Button look="primary" testId="be-heard" onPress={() => void api.openCapture(standing.wish)}>
              {say('return-open')}
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}

/** Who will hear and see me if I accept. */
function whatFollows({ to }: Invited, isSeen: boolean, say: Say): string {
  if (to === 'backstage') return say('invitation-backstage');
  return say(isSeen ? 'invitation-heard-and-seen' : 'invitation-heard');
}

function TimeLeft({ expiresAt }: { readonly expiresAt: number }) {
  const say = useText();
  const left = Math.max(0, expiresAt - useServerNow(250));
  // What was left when the sheet came: the bar is full then.
  const [whole] = useState(() => Math.max(1, left));
  return (
    <div className={styles.timer} role="timer">
      {say('invitation-left', { time: clockText(left) })}
      <span aria-hidden>
        <span style={{ transform: `scaleX(${String(left / whole)})` }} />
      </span>
    </div>
  );
}
