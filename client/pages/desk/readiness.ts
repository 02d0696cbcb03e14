import type { DeskMember } from '../../../protocol/room/index.ts';
import type { Condition, Quality } from '../../../protocol/socket.ts';

/** A microphone as the desk must know it; `open` is open and silent, `none` is not there. */
export type MicrophoneState = 'heard' | 'open' | 'off' | 'muted' | 'none';
export type CameraState = 'on' | 'off' | 'muted' | 'none';

/** Whether somebody could go on now. */
export interface Readiness {
  readonly here: boolean;
  readonly microphone: MicrophoneState;
  readonly camera: CameraState;
  readonly network: Quality;
}

/** What of a member has arrived at the server, against what they and the desk have switched. */
export function readinessOf(
  { connected, muted, off }: Pick<DeskMember, 'connected' | 'muted' | 'off'>,
  condition: Condition | undefined,
): Readiness {
  const sends = (source: 'microphone' | 'camera'): boolean =>
    connected && condition?.sends.includes(source) === true;
  const microphone = muted.microphone
    ? 'muted'
    : off.microphone
      ? 'off'
      : !sends('microphone')
        ? 'none'
        : condition?.heard === true
          ? 'heard'
          : 'open';
  const camera = muted.camera ? 'muted' : off.camera ? 'off' : sends('camera') ? 'on' : 'none';
  return {
    here: connected,
    microphone,
    camera,
    network: connected ? (condition?.network ?? 'unknown') : 'unknown',
  };
}

/** Everything is there: the line of the board needs no second look. */
export const isReady = ({ here, microphone, camera, network }: Readiness): boolean =>
  here && (microphone === 'heard' || microphone === 'open') && camera === 'on' && network !== 'poor';
