/** A track of a test: lives, can be muted and ended by the "system", and says when it was stopped. */
export class FakeTrack extends EventTarget {
  readonly kind: 'audio' | 'video';
  readonly id: string;
  deviceId: string | undefined;
  contentHint = '';
  enabled = true;
  muted = false;
  readyState: 'live' | 'ended' = 'live';
  onended: (() => void) | null = null;

  constructor(kind: 'audio' | 'video', id: string) {
    super();
    this.kind = kind;
    this.id = id;
  }

  stop(): void {
    this.readyState = 'ended';
  }

  /** Unplugged, or taken by the system. */
  end(): void {
    this.readyState = 'ended';
    this.onended?.();
  }

  getSettings(): MediaTrackSettings {
    const device = this.deviceId === undefined ? {} : { deviceId: this.deviceId };
    return this.kind === 'video' ? { width: 1280, height: 720, ...device } : device;
  }

  /** Another end of the same device, which lives and is stopped by itself. */
  clone(): FakeTrack {
    return Object.assign(new FakeTrack(this.kind, `${this.id}-clone`), { enabled: this.enabled });
  }
}

/** The same track, as the client's types know it: only the members above are ever used. */
export const asTrack = (track: FakeTrack): MediaStreamTrack => track as unknown as MediaStreamTrack;

/** A stream of such tracks, as `getUserMedia` gives it. */
export function fakeStream(tracks: readonly FakeTrack[]): MediaStream {
  const stream = {
    getAudioTracks: () => tracks.filter(({ kind }) => kind === 'audio'),
    getVideoTracks: () => tracks.filter(({ kind }) => kind === 'video'),
  };
  // Nothing else of a stream is used.
  return stream as unknown as MediaStream;
}
