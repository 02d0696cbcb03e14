import { evolveView, type SelfView } from '../../protocol/room/index.ts';
import type { ServerMessages, Snapshots, StreamPosition, ViewSnapshot } from '../../protocol/socket.ts';

type ViewMessage = Parameters<ServerMessages['view']>[0];
type SelfMessage = Parameters<ServerMessages['self']>[0];
type Buffered =
  | { readonly of: 'view'; readonly message: ViewMessage }
  | { readonly of: 'self'; readonly message: SelfMessage };

export interface ViewFoldOptions {
  /** What is known now, after each change. */
  readonly show: (room: ViewSnapshot, self: SelfView) => void;
  /** Asks for fresh snapshots; a rejection leaves the fold waiting for `take`. */
  readonly resync: () => Promise<Snapshots>;
}

/** More than this while waiting for a snapshot is not kept: the snapshot will have it. */
const bufferLimit = 512;

/**
 * Folds the numbered messages of a room into what is seen of it. Both streams have numbers of their own. After a gap,
 * or with another epoch, nothing is guessed: a snapshot is asked for, and what arrives meanwhile is kept and folded
 * onto it.
 */
export class ViewFold {
  readonly #options: ViewFoldOptions;
  #room: ViewSnapshot | undefined;
  #self: Snapshots['self'] | undefined;
  /** Filled while a snapshot is awaited: before the first, and during a resync. */
  #buffer: Buffered[] | undefined = [];

  constructor(options: ViewFoldOptions) {
    this.#options = options;
  }

  /** A snapshot is the truth: whatever was known before is dropped. */
  take(snapshots: Snapshots): void {
    this.#room = snapshots.room;
    this.#self = snapshots.self;
    const kept = this.#buffer ?? [];
    this.#buffer = undefined;
    for (const { of, message } of kept) {
      if (of === 'view') this.#foldView(message);
      else this.#foldSelf(message);
    }
    this.#show();
  }

  /** I look at the room as another audience now: what was known of the old one's numbers is void. */
  renew(snapshots: Snapshots): void {
    if (this.#room === undefined) return;
    this.#buffer = undefined;
    this.take(snapshots);
  }

  view(message: ViewMessage): void {
    if (this.#foldView(message)) this.#show();
  }

  self(message: SelfMessage): void {
    if (this.#foldSelf(message)) this.#show();
  }

  /** The connection is lost: messages are kept until the next `take`. What was seen stays on screen. */
  pause(): void {
    this.#buffer = [];
  }

  #foldView(message: ViewMessage): boolean {
    if (this.#buffer !== undefined || this.#room === undefined) return this.#keep({ of: 'view', message });
    const { position } = this.#room;
    if (isPast(position, message)) return false;
    if (message.epoch !== position.epoch || message.seq !== position.seq + 1) {
      this.#resync();
      return this.#keep({ of: 'view', message });
    }
    this.#room = foldSnapshot(this.#room, message);
    return true;
  }

  /** One's own view comes whole each time, so that only another epoch asks for more. */
  #foldSelf(message: SelfMessage): boolean {
    if (this.#buffer !== undefined || this.#self === undefined) return this.#keep({ of: 'self', message });
    if (isPast(this.#self.position, message)) return false;
    if (message.epoch !== this.#self.position.epoch) {
      this.#resync();
      return this.#keep({ of: 'self', message });
    }
    this.#self = { position: { epoch: message.epoch, seq: message.seq }, view: message.view };
    return true;
  }

  #keep(buffered: Buffered): false {
    this.#buffer ??= [];
    if (this.#buffer.length < bufferLimit) this.#buffer.push(buffered);
    return false;
  }

  #resync(): void {
    const waiting: Buffered[] = [];
    this.#buffer = waiting;
    this.#options.resync().then(
      (snapshots) => {
        // Unless the connection was lost meanwhile, or a `join` has brought newer snapshots.
        if (this.#buffer === waiting) this.take(snapshots);
      },
      () => {
        // The connection is gone: the next `join` brings snapshots.
      },
    );
  }

  #show(): void {
    if (this.#room !== undefined && this.#self !== undefined) this.#options.show(this.#room, this.#self.view);
  }
}

/** Already part of what is known, or said by a server of an earlier epoch. */
const isPast = (known: StreamPosition, { epoch, seq }: StreamPosition): boolean =>
  epoch < known.epoch || (epoch === known.epoch && seq <= known.seq);

function foldSnapshot(room: ViewSnapshot, { epoch, seq, events }: ViewMessage): ViewSnapshot {
  const position = { epoch, seq };
  switch (room.audience) {
    case 'house':
      return { ...room, position, view: events.reduce(evolveView, room.view) };
    case 'wings':
      return { ...room, position, view: events.reduce(evolveView, room.view) };
    case 'desk':
      return { ...room, position, view: events.reduce(evolveView, room.view) };
  }
}
