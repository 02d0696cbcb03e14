import type { MemberId } from '../../protocol/ids.ts';
import { mediaKind, type MediaSource, type RtpCapabilities } from '../../protocol/media.ts';
import {
  desiredMedia,
  type DesiredMedia,
  grantsOf,
  type MediaTrouble,
  memberOf,
  type RoomState,
} from '../../protocol/room/index.ts';
import type { ConsumerOptions } from '../../protocol/socket.ts';
import { type MediaRoom, type StreamKey, streamKey } from '../media/index.ts';
import type { Clock, MessageName, MessageOf } from './connection.ts';

/** Waits between tries to give a member the media they should have. After the last, it is said to be in trouble. */
const retryDelaysMs = [200, 500, 1000, 2000];

export interface ReconcilerDeps {
  readonly media: MediaRoom;
  readonly clock: Clock;
  readonly state: () => RoomState;
  readonly tell: <Name extends MessageName>(
    member: MemberId,
    name: Name,
    ...message: MessageOf<Name>
  ) => void;
  readonly report: (member: MemberId, trouble: MediaTrouble) => void;
}

/** A member who has told what their browser can receive. */
interface Session {
  readonly capabilities: RtpCapabilities;
  running: boolean;
  again: boolean;
  failures: number;
  cancelRetry: () => void;
}

/** What one pass has opened, and whether something of it could not be. */
interface Pass {
  readonly consumers: readonly ConsumerOptions[];
  readonly failed: boolean;
}

/**
 * Makes the media follow the state. Taking away happens at once, in the tick of the event that asks for it; giving
 * takes its time, one pass at a time per member, and looks at the state again after every wait.
 */
export class Reconciler {
  readonly #deps: ReconcilerDeps;
  readonly #sessions = new Map<MemberId, Session>();
  #closed = false;

  constructor(deps: ReconcilerDeps) {
    this.#deps = deps;
  }

  /**
   * A member is ready to receive (again): their earlier media must be gone. Answers the consumers made in the first
   * pass; later ones are told by `consumersOpen`.
   */
  async begin(member: MemberId, capabilities: RtpCapabilities): Promise<readonly ConsumerOptions[]> {
    this.end(member);
    const session: Session = {
      capabilities,
      running: true,
      again: false,
      failures: 0,
      cancelRetry: () => undefined,
    };
    this.#sessions.set(member, session);
    const { consumers, failed } = await this.#open(member, session);
    session.running = false;
    if (failed) this.#failed(member, session);
    if (this.#wantsMore(member, session)) this.supply(member);
    return consumers;
  }

  /** The member is gone, or begins anew: nothing more is opened for them. */
  end(member: MemberId): void {
    this.#sessions.get(member)?.cancelRetry();
    this.#sessions.delete(member);
  }

  close(): void {
    this.#closed = true;
    for (const member of [...this.#sessions.keys()]) this.end(member);
  }

  /** Closes and holds whatever the state no longer grants. Everything is issued before this returns. */
  takeAway(): void {
    const { media, state } = this.#deps;
    const wanted = new Map(media.members().map((member) => [member, desiredMedia(state(), member)]));
    for (const [member, desired] of wanted) this.#takeProducers(member, desired);
    for (const [member, desired] of wanted) this.#takeConsumers(member, desired);
    for (const [member, desired] of wanted) {
      if (memberOf(state(), member)?.presence.at !== 'connected') media.drop(member);
      else {
        if (!desired.sendTransport) media.closeTransport(member, 'send');
        if (!desired.receiveTransport) media.closeTransport(member, 'receive');
      }
    }
  }

  /** Gives everybody what they now should have, in its own time. */
  supplyAll(): void {
    for (const member of this.#sessions.keys()) this.supply(member);
  }

  supply(member: MemberId): void {
    const session = this.#sessions.get(member);
    if (session === undefined || this.#closed) return;
    this.#release(member);
    if (session.running) {
      session.again = true;
      return;
    }
    if (this.#missing(member).length === 0) return;
    void this.#run(member, session);
  }

  /** Whether the state lets a member send this now, and whether held back. */
  sending(member: MemberId, source: MediaSource): { readonly paused: boolean } | undefined {
    return desiredMedia(this.#deps.state(), member).send.find((wanted) => wanted.source === source);
  }

  mayPrepare(member: MemberId): boolean {
    return grantsOf(this.#deps.state(), member).prepare;
  }

  async #run(member: MemberId, session: Session): Promise<void> {
    session.running = true;
    let failed: boolean;
    do {
      session.again = false;
      const pass = await this.#open(member, session);
      failed = pass.failed;
      if (pass.consumers.length > 0) this.#deps.tell(member, 'consumersOpen', { consumers: pass.consumers });
    } while (this.#wantsMore(member, session));
    session.running = false;
    if (failed) this.#failed(member, session);
    else this.#succeeded(member, session);
  }

  #wantsMore(member: MemberId, session: Session): boolean {
    return session.again && this.#sessions.get(member) === session;
  }

  /**
   * One pass: opens what is missing, and closes again what the state has withdrawn meanwhile. What fails keeps
   * nothing else back: a consumer that is held must also be told of.
   */
  async #open(member: MemberId, session: Session): Promise<Pass> {
    const { media } = this.#deps;
    const tries = await Promise.allSettled(
      this.#missing(member).map(({ from, source }) =>
        media.receive(member, from, source, session.capabilities),
      ),
    );
    if (this.#sessions.get(member) !== session) return { consumers: [], failed: false };
    const allowed = desiredKeys(desiredMedia(this.#deps.state(), member));
    const consumers = tries.flatMap((each) => {
      if (each.status === 'rejected' || each.value === undefined) return [];
      const { id, member: from, source } = each.value;
      const key = streamKey(from, source);
      // Its producer may have ended while the others were opened: that it is closed has been said already.
      if (media.holdings(member).consumers.get(key)?.id !== id) return [];
      if (allowed.has(key)) {
        // The curtain may have come down while it was opened; nothing has been sent yet, the receiver is not ready.
        media.holdBack(member, from, source, allowed.get(key) === true);
        return [each.value];
      }
      media.stopReceiving(member, from, source);
      return [];
    });
    return { consumers, failed: tries.some(({ status }) => status === 'rejected') };
  }

  /** Sound first: it is what a late receiver misses most. */
  #missing(member: MemberId): DesiredMedia['receive'] {
    const { media, state } = this.#deps;
    const { consumers } = media.holdings(member);
    return desiredMedia(state(), member)
      .receive.filter(
        ({ from, source }) =>
          !consumers.has(streamKey(from, source)) && media.holdings(from).producers.has(source),
      )
      .toSorted((a, b) => Number(mediaKind(a.source) === 'video') - Number(mediaKind(b.source) === 'video'));
  }

  /** Lets own producers through that are no longer held. */
  #release(member: MemberId): void {
    const { media } = this.#deps;
    const { producers, consumers } = media.holdings(member);
    for (const [source, { paused }] of producers) {
      if (paused && this.sending(member, source)?.paused === false) {
        media.hold(member, source, false);
        this.#deps.tell(member, 'ownProducer', { source, state: 'resumed' });
      }
    }
    if (![...consumers.values()].some(({ held }) => held)) return;
    for (const { from, source, held } of desiredMedia(this.#deps.state(), member).receive) {
      if (!held) media.holdBack(member, from, source, false);
    }
  }

  #takeProducers(member: MemberId, desired: DesiredMedia): void {
    const { media, tell } = this.#deps;
    for (const [source, { paused }] of [...media.holdings(member).producers]) {
      const wanted = desired.send.find((send) => send.source === source);
      if (wanted === undefined) {
        media.unpublish(member, source);
        tell(member, 'ownProducer', { source, state: 'closed' });
      } else if (wanted.paused && !paused) {
        media.hold(member, source, true);
        tell(member, 'ownProducer', { source, state: 'paused' });
      }
    }
  }

  #takeConsumers(member: MemberId, desired: DesiredMedia): void {
    const allowed = desiredKeys(desired);
    const { media } = this.#deps;
    for (const { from, source, held } of desired.receive)
      if (held) media.holdBack(member, from, source, true);
    const ids = [...media.holdings(member).consumers].flatMap(([key, { member: from, source }]) => {
      const id = allowed.has(key) ? undefined : media.stopReceiving(member, from, source);
      return id === undefined ? [] : [id];
    });
    if (ids.length > 0) this.#deps.tell(member, 'consumersClose', { ids });
  }

  #succeeded(member: MemberId, session: Session): void {
    if (this.#sessions.get(member) !== session) return;
    session.failures = 0;
    if (memberOf(this.#deps.state(), member)?.trouble === 'receive') this.#deps.report(member, 'none');
  }

  #failed(member: MemberId, session: Session): void {
    if (this.#sessions.get(member) !== session) return;
    const delay = retryDelaysMs[session.failures];
    session.failures += 1;
    if (delay === undefined) {
      this.#deps.report(member, 'receive');
      return;
    }
    const { clock } = this.#deps;
    session.cancelRetry();
    session.cancelRetry = clock.at(clock.now() + delay, () => {
      this.supply(member);
    });
  }
}

/** What may be received, and whether it is held back. */
const desiredKeys = (desired: DesiredMedia): ReadonlyMap<StreamKey, boolean> =>
  new Map(desired.receive.map(({ from, source, held }) => [streamKey(from, source), held]));
