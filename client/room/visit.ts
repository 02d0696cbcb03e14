import type { StoreApi } from 'zustand/vanilla';
import type { ShowId } from '../../protocol/ids.ts';
import type { MediaSource } from '../../protocol/media.ts';
import { Refusal } from '../../protocol/refusal.ts';
import type { RoomCommand } from '../../protocol/room/index.ts';
import type { Joined, ReactionKind, ServerMessages } from '../../protocol/socket.ts';
import type { AdmissionAsk } from '../session/index.ts';
import { measureClockOffset } from './clock-offset.ts';
import { CommandQueue } from './command-queue.ts';
import type { MediaEngine } from './engine.ts';
import { Entrance } from './entrance.ts';
import type { Environment, Undo } from './environment.ts';
import { LayerPolicy } from './layer-policy.ts';
import { Link } from './link.ts';
import { MediaSession } from './media-session.ts';
import { pageIsCurrent, reloadOutdatedPage } from './outdated-page.ts';
import type { OwnMedia } from './own-media.ts';
import { ReconnectPolicy } from './reconnect-policy.ts';
import { notConnected, type RoomConnection } from './socket.ts';
import type { RoomClientState, Seat } from './state.ts';
import { ViewFold } from './view-fold.ts';

export interface VisitOptions {
  readonly scope: string;
  readonly showId: ShowId;
  readonly baseUrl: string;
  readonly store: StoreApi<RoomClientState>;
  readonly environment: Environment;
  readonly engine: MediaEngine;
  readonly own: OwnMedia;
  /** The visit is over; the seat says how. */
  readonly ended: (seat: Seat) => void;
}

/** One stay in a room, from the door to the farewell, through every loss of the connection and of the media. */
export class Visit {
  readonly #options: VisitOptions;
  readonly #entrance: Entrance;
  readonly #link: Link;
  readonly #commands: CommandQueue;
  readonly #layers: LayerPolicy;
  readonly #fold: ViewFold;
  readonly #reconnecting: ReconnectPolicy;
  readonly #rebuilding: ReconnectPolicy;
  readonly #undo: Undo[] = [];
  #media: MediaSession | undefined;
  #rebuildPlanned = false;

  constructor(options: VisitOptions) {
    this.#options = options;
    const { environment } = options;
    const { clock } = environment;
    this.#entrance = this.#createEntrance();
    this.#reconnecting = new ReconnectPolicy(() => environment.random());
    this.#rebuilding = new ReconnectPolicy(() => environment.random());
    this.#commands = new CommandQueue({ clock, uuid: () => environment.uuid() });
    this.#layers = new LayerPolicy(clock, (layers) => {
      this.#link.connection?.request('chooseLayers', { layers: [...layers] }).catch(this.#failed);
    });
    this.#fold = this.#createFold();
    this.#link = this.#createLink();
    this.#undo.push(environment.onNetworkChange(() => this.#networkChanged()));
    this.#undo.push(environment.onVisible(() => this.#link.nudge()));
  }

  /** Resolves when inside, or when the visit has ended at the door. Never rejects. */
  async enter(ask: AdmissionAsk): Promise<void> {
    try {
      await this.#link.enter(ask);
    } catch (error) {
      this.#refused(error instanceof Refusal ? error : new Refusal('internal', 'enter', { cause: error }));
    }
  }

  /** @throws Refusal */
  give(command: RoomCommand): Promise<void> {
    return this.#commands.give(command);
  }

  /** Claps and the like; what is lost is lost. */
  react(kind: ReactionKind, count: number): void {
    this.#link.connection?.request('react', { kind, count }).catch(this.#failed);
  }

  /** @throws Refusal */
  async rate(stars: number): Promise<void> {
    const { connection } = this.#link;
    if (connection === undefined) throw notConnected();
    await connection.request('rate', { stars });
  }

  showAt(member: string, source: MediaSource, widthPx: number): void {
    this.#layers.showAt(member, source, widthPx);
  }

  /** What could be sent is another now. */
  update(): void {
    this.#media?.update();
  }

  close(): void {
    for (const undo of this.#undo.splice(0)) undo();
    this.#link.close();
    this.#commands.close();
    this.#layers.reset();
    this.#media?.close();
    this.#media = undefined;
  }

  #createEntrance(): Entrance {
    const { store, ...rest } = this.#options;
    return new Entrance({
      ...rest,
      entered: (door, { memberId, role, name, show }) => {
        store.setState({ door, show, admission: { memberId, role, name } });
      },
    });
  }

  #createFold(): ViewFold {
    const { store, own } = this.#options;
    return new ViewFold({
      show: (room, self) => {
        const changed = store.getState().self !== self;
        store.setState({ room, self });
        if (changed) own.follow(self);
      },
      resync: async () => {
        const connection = this.#link.connection;
        if (connection === undefined) throw notConnected();
        try {
          return await connection.request('resync', {});
        } catch (error) {
          // Without the truth there is no going on: the way back brings it.
          connection.close();
          throw error;
        }
      },
    });
  }

  #createLink(): Link {
    const { environment, store } = this.#options;
    return new Link({
      admit: (ask) => this.#entrance.admit(ask),
      capabilities: () => this.#entrance.capabilities,
      openConnection: environment.openConnection,
      clock: environment.clock,
      policy: this.#reconnecting,
      messages: this.#messages(),
      joined: (joined, connection) => {
        this.#joined(joined, connection);
      },
      lost: () => {
        this.#fold.pause();
        this.#commands.disconnected();
        store.setState({ seat: { at: 'reconnecting', since: environment.clock.now() } });
      },
      refused: (refusal) => {
        this.#refused(refusal);
      },
    });
  }

  #messages(): ServerMessages {
    const { store } = this.#options;
    return {
      view: (message) => this.#fold.view(message),
      self: (message) => this.#fold.self(message),
      consumersOpen: (message) => this.#media?.consumersOpen(message),
      consumersClose: (message) => this.#media?.consumersClose(message),
      producerPaused: (message) => this.#media?.producerPaused(message),
      ownProducer: (message) => this.#media?.ownProducer(message),
      snapshots: (snapshots) => this.#fold.renew(snapshots),
      reactions: (reactions) => store.setState({ reactions }),
      conditions: ({ members }) => store.setState({ conditions: members }),
      speaker: ({ member }) => store.setState({ speaker: member }),
      takenOver: ({ member }) => {
        store.setState(({ takenOver }) => ({ takenOver: { member, id: (takenOver?.id ?? 0) + 1 } }));
      },
      mediaReset: () => this.#rebuild(),
      farewell: ({ reason }) => {
        if (reason === 'closing') this.#reconnecting.yield();
        else this.#end({ at: 'farewell', reason });
      },
    };
  }

  #joined(joined: Joined, connection: RoomConnection): void {
    const { environment, store } = this.#options;
    if (!this.#entrance.fits(joined)) {
      this.#entrance.learn(joined.routerRtpCapabilities).then(() => this.#rebuild(), this.#failed);
      return;
    }
    pageIsCurrent(this.#entrance.store);
    this.#beginMedia(joined, connection);
    store.setState({ clockOffsetMs: joined.now - environment.clock.now() });
    this.#fold.take(joined);
    store.setState({ seat: { at: 'inside' } });
    this.#commands.connected(connection);
    measureClockOffset(connection, environment.clock).then(
      (clockOffsetMs) => store.setState({ clockOffsetMs }),
      this.#failed,
    );
  }

  /** The last pictures of the old media stay on screen until the new have come. */
  #beginMedia(joined: Joined, connection: RoomConnection): void {
    const { engine, environment, own, store } = this.#options;
    const before = this.#media;
    before?.retire();
    this.#media = new MediaSession({
      engine,
      connection,
      joined,
      clock: environment.clock,
      layers: this.#layers,
      sending: () => own.sending(),
      show: (part) => {
        store.setState(part);
        if (part.media === 'connected') this.#rebuilding.reset();
      },
      rebuild: () => this.#rebuild(),
      failed: this.#failed,
    });
    void this.#media.ready.then(() => before?.close());
  }

  /** Asks for new transports on the standing connection; a lost connection brings them by itself. */
  #rebuild(): void {
    if (this.#rebuildPlanned) return;
    this.#rebuildPlanned = true;
    const cancel = this.#options.environment.clock.after(this.#rebuilding.next(), () => {
      this.#rebuildPlanned = false;
      const connection = this.#link.connection;
      this.#link.rejoin().catch((error: unknown) => {
        this.#failed(error);
        connection?.close();
      });
    });
    this.#undo.push(cancel);
  }

  #networkChanged(): void {
    this.#link.nudge();
    this.#media?.networkChanged();
  }

  #refused(refusal: Refusal): void {
    const { environment } = this.#options;
    const { code, retryAfterSeconds } = refusal;
    this.#options.environment.log('refused', refusal);
    if (
      code === 'outdated_page' &&
      reloadOutdatedPage(this.#entrance.store, () => environment.reloadPage())
    ) {
      return;
    }
    if (code === 'seated_elsewhere') this.#end({ at: 'seated_elsewhere' });
    else this.#end({ at: 'refused', code, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) });
  }

  #end(seat: Seat): void {
    this.close();
    this.#options.ended(seat);
  }

  readonly #failed = (error: unknown): void => {
    this.#options.environment.log('media', error);
  };
}
