import { drawnCapture } from '../demo/drawn-capture.ts';
import { drawActor, drawGuest, type Figure } from '../demo/figures.ts';
import { actorTune, guestTune } from '../demo/tune.ts';
import type { Performer } from '../../protocol/room/index.ts';
import type { RemoteMedia, RoomClientState } from '../room/state.ts';

/** The pictures that stories are made of. */
export interface Media {
  readonly actor: MediaStream;
  readonly guest: MediaStream;
}

const drawn = async (figure: Figure): Promise<MediaStream> =>
  drawnCapture(figure, figure === drawActor ? actorTune : guestTune)('voice_and_video', 'voice');

export async function drawMedia(): Promise<Media> {
  const [actor, guest] = await Promise.all([drawn(drawActor), drawn(drawGuest)]);
  return { actor, guest };
}

/** What has arrived of those on stage. */
export const pictures = (stage: readonly Performer[], { actor, guest }: Media): readonly RemoteMedia[] =>
  stage.flatMap(({ id, guest: isGuest }) => {
    const [track] = (isGuest ? guest : actor).getVideoTracks();
    return track === undefined ? [] : [{ member: id, source: 'camera' as const, track, paused: false }];
  });

/** What somebody shares. */
export const shared = ({ id }: Performer, { actor }: Media): readonly RemoteMedia[] =>
  actor.getVideoTracks().map((track) => ({ member: id, source: 'screen', track, paused: false }));

/** Camera and microphone of one's own. */
export const captured = ({ guest }: Media): RoomClientState['capture'] => {
  const [microphone] = guest.getAudioTracks();
  const [camera] = guest.getVideoTracks();
  return { at: 'ready', tracks: { ...(microphone && { microphone }), ...(camera && { camera }) } };
};
