import type { types } from 'mediasoup';
import type { MemberId } from '../../protocol/ids.ts';
import type { MediaSource, TransportOptions } from '../../protocol/media.ts';
import type { ConsumerOptions, TransportDirection } from '../../protocol/socket.ts';
import type { Holdings, StreamKey } from './plane.ts';

/** A consumer with what decides whether the server sends: the receiver is ready and shows it, the room lets it. */
export interface Reception {
  readonly consumer: types.Consumer;
  readonly options: ConsumerOptions;
  ready: boolean;
  shown: boolean;
  /** The room lets nothing through to this receiver now. */
  held: boolean;
  /** When it was made, milliseconds of a clock that only goes forward. */
  readonly madeAt: number;
}

export interface Publication {
  readonly producer: types.Producer;
  paused: boolean;
}

/** What one member has in a room's media, with the work under way; owned by `SfuRoom`. */
export class MemberMedia {
  readonly id: MemberId;
  readonly transports = new Map<TransportDirection, types.WebRtcTransport>();
  /** Shared by concurrent callers, so that a repeated request makes one transport. */
  readonly opening = new Map<TransportDirection, Promise<TransportOptions>>();
  readonly publications = new Map<MediaSource, Publication>();
  readonly publishing = new Map<MediaSource, Promise<string>>();
  readonly receptions = new Map<StreamKey, Reception>();
  /** Set when the member's media was dropped: what is still under way must close what it opens. */
  dropped = false;

  constructor(id: MemberId) {
    this.id = id;
  }

  holdings(): Holdings {
    return {
      transports: new Set(this.transports.keys()),
      producers: this.publications,
      consumers: new Map([...this.receptions].map(([key, { options, held }]) => [key, { ...options, held }])),
    };
  }

  get empty(): boolean {
    return (
      this.transports.size === 0 &&
      this.opening.size === 0 &&
      this.publications.size === 0 &&
      this.receptions.size === 0
    );
  }

  receptionById(id: string): Reception | undefined {
    return [...this.receptions.values()].find(({ options }) => options.id === id);
  }

  /** Forgets and closes everything; the events of what closes here find nothing to tell. */
  drop(): void {
    this.dropped = true;
    const transports = [...this.transports.values()];
    this.transports.clear();
    this.publications.clear();
    this.receptions.clear();
    // Closing a transport closes its producers and consumers in the worker.
    for (const transport of transports) transport.close();
  }
}

/** Everything that these members receive. */
export function* receptionsOf(members: Iterable<MemberMedia>): Iterable<Reception> {
  for (const { receptions } of members) yield* receptions.values();
}
