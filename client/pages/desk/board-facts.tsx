import {
  Headset,
  Mic,
  MicOff,
  Spotlight,
  Video,
  VideoOff,
  Wifi,
  WifiHigh,
  WifiLow,
  WifiOff,
} from 'lucide-react';
import type { DeskMember } from '../../../protocol/room/index.ts';
import { clockText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.tsx';
import { classes } from '../../ui/classes.ts';
import { useServerNow } from '../room/clock.ts';
import styles from './row.module.css';
import type { Readiness } from './readiness.ts';
import { useDesk } from './use-desk.ts';

interface BoardFactsProps {
  readonly member: DeskMember;
  readonly readiness: Readiness;
}

/** Here, heard, seen, and over what line: in shapes and words, so that a look along the board is enough. */
export function BoardFacts({ member, readiness }: BoardFactsProps) {
  const say = useText();
  const { here, microphone, camera, network } = readiness;
  const isLit = useDesk((view) => view.scene.spotlight === member.id, false);
  return (
    <span className={styles.facts}>
      {here ? (
        <>
          {isExpected(member, microphone) && <Microphone state={microphone} />}
          {isExpected(member, camera) && <Camera state={camera} />}
          {network !== 'unknown' && <Network quality={network} />}
        </>
      ) : (
        <span className={classes(styles.fact, styles.warn)} data-fact="lost">
          <WifiOff size={16} aria-hidden />
          {say('stage-lost')}
        </span>
      )}
      {isLit && (
        <span className={styles.fact} data-fact="spotlight">
          <Spotlight size={16} role="img" aria-label={say('desk-in-spotlight')} />
        </span>
      )}
      {member.standby && (
        <span className={classes(styles.fact, styles.lit)} data-fact="standby">
          {say('desk-standby')}
        </span>
      )}
      <OthersTalk member={member} />
      {member.trouble !== 'none' && <span className={styles.warn}>{say(`trouble-${member.trouble}`)}</span>}
    </span>
  );
}

/** A director may run the evening, and a guest speak, without what an actor must have. */
const isExpected = ({ role }: DeskMember, state: Readiness['microphone'] | Readiness['camera']): boolean =>
  role === 'actor' || state !== 'none';

function Microphone({ state }: { readonly state: Readiness['microphone'] }) {
  const say = useText();
  const isSilenced = state === 'muted' || state === 'off' || state === 'none';
  const Icon = isSilenced ? MicOff : Mic;
  return (
    <span className={classes(styles.fact, toneOf(state))} data-fact="microphone" data-state={state}>
      <Icon size={16} role="img" aria-label={say('switch-microphone')} />
      {say(`ready-microphone-${state}`)}
    </span>
  );
}

function Camera({ state }: { readonly state: Readiness['camera'] }) {
  const say = useText();
  const Icon = state === 'on' ? Video : VideoOff;
  return (
    <span className={classes(styles.fact, toneOf(state))} data-fact="camera" data-state={state}>
      <Icon size={16} role="img" aria-label={say('switch-camera')} />
      {say(`ready-camera-${state}`)}
    </span>
  );
}

const toneOf = (state: Readiness['microphone'] | Readiness['camera']): string | undefined =>
  state === 'heard' ? styles.ok : state === 'none' || state === 'muted' ? styles.warn : undefined;

const networkIcons = { good: Wifi, fair: WifiHigh, poor: WifiLow } as const;

/** A line in words: a number would have to be explained. */
export function Network({ quality }: { readonly quality: 'good' | 'fair' | 'poor' }) {
  const say = useText();
  const Icon = networkIcons[quality];
  return (
    <span
      className={classes(styles.fact, quality === 'poor' && styles.warn)}
      data-fact="network"
      data-state={quality}
    >
      <Icon size={16} role="img" aria-label={say('quality')} />
      {say(`quality-${quality}`)}
    </span>
  );
}

/** Who this is, and for how long they are on. */
export function NameLine({ member }: { readonly member: DeskMember }) {
  const say = useText();
  const { name, role } = member;
  return (
    <span className={styles.nameLine}>
      <span className={styles.name}>{name}</span>
      {role !== 'actor' && (
        <span className={styles.aside}>{say(role === 'director' ? 'role-director' : 'stage-guest')}</span>
      )}
      <Turn member={member} />
    </span>
  );
}

/** Less than this left of a turn is said with emphasis, in milliseconds. */
const soonMs = 15_000;

/** How long somebody has been on, or how long they still have. */
function Turn({ member: { standing, since, endsAt } }: { readonly member: DeskMember }) {
  if (standing !== 'on_stage' || since === null) return null;
  return <TurnClock since={since} endsAt={endsAt} />;
}

function TurnClock({ since, endsAt }: { readonly since: number; readonly endsAt: number | null }) {
  const say = useText();
  const now = useServerNow();
  if (endsAt === null) {
    return (
      <span className={styles.aside} data-fact="turn">
        {clockText(now - since)}
      </span>
    );
  }
  return (
    <span className={classes(styles.aside, endsAt - now < soonMs && styles.warn)} data-fact="turn">
      {say('desk-turn-left', { time: clockText(endsAt - now) })}
    </span>
  );
}

/** Another director who speaks to somebody in private now. */
function OthersTalk({ member: { talkback } }: { readonly member: DeskMember }) {
  const say = useText();
  const name = useDesk(
    (view) => (talkback === null || talkback === 'wings' ? '' : (view.members[talkback]?.name ?? '')),
    '',
  );
  if (talkback === null) return null;
  return (
    <span className={classes(styles.fact, styles.lit)} data-fact="talkback">
      <Headset size={16} aria-hidden />
      {talkback === 'wings' ? say('desk-talks-wings') : say('desk-talks-name', { name })}
    </span>
  );
}
