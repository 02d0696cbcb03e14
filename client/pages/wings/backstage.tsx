import { MicOff, VideoOff, WifiOff } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { Colleague } from '../../../protocol/room/index.ts';
import { useText } from '../../i18n/language.tsx';
import { useRemote, useRoom, useRoomApi } from '../../stage/room-context.tsx';
import { useBox } from '../../stage/use-box.ts';
import { classes } from '../../ui/classes.ts';
import { initialOf } from '../../ui/initial.ts';
import styles from './backstage.module.css';
import { companyOf } from './company.ts';

/** Those behind the stage with me, seen and heard; spectators who wait there are heard by the desk alone. */
export function Backstage() {
  const say = useText();
  const colleagues = useRoom(useShallow(({ room, self }) => companyOf(room, self?.id).colleagues));
  const guests = useRoom(useShallow(({ room, self }) => companyOf(room, self?.id).guests));
  const isAlone = colleagues.length + guests.length === 0;
  return (
    <section aria-label={say('wings-company')} data-testid="company">
      <h2 className={styles.heading}>{say('wings-company')}</h2>
      {isAlone && <p className={styles.nobody}>{say('wings-company-none')}</p>}
      <ul className={styles.company}>
        {colleagues.map((colleague) => (
          <ColleagueTile key={colleague.id} colleague={colleague} />
        ))}
        {guests.map(({ id, name }) => (
          <li key={id} className={styles.tile} data-testid="guest" data-member={id}>
            <Initial name={name} />
            <p className={styles.caption}>
              <span className={styles.name}>{name}</span>
              <span className={styles.where}>{say('wings-company-guest')}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function ColleagueTile({ colleague }: { readonly colleague: Colleague }) {
  const say = useText();
  const { id, name, connected, microphone, camera } = colleague;
  const seen = useRemote(id, 'camera');
  const speaking = useRoom((state) => state.speaker === id);
  return (
    <li
      className={classes(styles.tile, speaking && styles.speaking)}
      data-testid="colleague"
      data-member={id}
      data-picture={camera && seen !== 'absent'}
    >
      {camera && seen !== 'absent' ? (
        <Picture member={id} isHeld={seen === 'held'} />
      ) : (
        <Initial name={name} />
      )}
      <p className={styles.caption}>
        <span className={styles.name}>{name}</span>
        <Where colleague={colleague} />
        {!microphone && <MicOff size={16} role="img" aria-label={say('stage-microphone-off')} />}
        {!camera && <VideoOff size={16} role="img" aria-label={say('stage-camera-off')} />}
        {!connected && <WifiOff size={16} role="img" aria-label={say('stage-lost')} />}
      </p>
    </li>
  );
}

/** What is worth knowing of a colleague behind the stage, beside that they are here. */
function Where({ colleague: { standby, role, onStage } }: { readonly colleague: Colleague }) {
  const say = useText();
  if (standby) return <span className={styles.called}>{say('wings-company-standby')}</span>;
  if (onStage) return <span className={styles.where}>{say('standing-on_stage')}</span>;
  return role === 'director' ? <span className={styles.where}>{say('role-director')}</span> : null;
}

interface PictureProps {
  readonly member: Colleague['id'];
  readonly isHeld: boolean;
}

function Picture({ member, isHeld }: PictureProps) {
  const api = useRoomApi();
  const video = useRef<HTMLVideoElement>(null);
  const [frame, box] = useBox<HTMLDivElement>();
  useEffect(() => {
    const element = video.current;
    return element === null ? undefined : api.attach(element, member, 'camera');
  }, [api, member]);
  const widthPx = Math.round(box.width * devicePixelRatio);
  useEffect(() => {
    if (widthPx > 0) api.showAt(member, 'camera', widthPx);
  }, [api, member, widthPx]);
  return (
    <div ref={frame} className={styles.frame}>
      <video
        ref={video}
        className={classes(styles.picture, isHeld && styles.held)}
        muted
        playsInline
        autoPlay
        data-member={member}
        data-source="camera"
      />
    </div>
  );
}

function Initial({ name }: { readonly name: string }) {
  return (
    <div className={styles.blank} aria-hidden>
      <span className={styles.initial}>{initialOf(name)}</span>
    </div>
  );
}
