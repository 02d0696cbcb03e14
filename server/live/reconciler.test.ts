import { describe, expect, it } from 'vitest';
import type { MemberId } from '../../protocol/ids.ts';
import type { MediaSource } from '../../protocol/media.ts';
import { type RoomCommand, emptyRoom, type RoomState } from '../../protocol/room/index.ts';
import { commandId, company, memberId, testSettings } from '../../protocol/room/testing.ts';
import type { ConsumerOptions } from '../../protocol/socket.ts';
import { InMemoryPlane } from '../media/in-memory-plane.testing.ts';
import { silentLog } from '../platform/log.ts';
import type { Connection } from './connection.ts';
import { settled } from './fuzz.testing.ts';
import { RoomHost } from './room-host.ts';
import { TestClock } from './turning.testing.ts';

const [director, actor, spectator] = [memberId(0), memberId(2), memberId(5)];

/** A room whose media answers when the test says so, and what a spectator in it has been told of. */
class Stage {
  readonly plane = new InMemoryPlane();
  readonly clock = new TestClock();
  readonly opened: MediaSource[] = [];
  readonly #host: RoomHost;
  #commands = 0;

  constructor() {
    const state = emptyRoom(1 as RoomState['showId']); // a literal of the brand, for tests alone
    this.#host = new RoomHost(
      { state, epoch: 1, settings: testSettings },
      { names: new Map(), texts: new Map() },
      {
        plane: this.plane,
        clock: this.clock,
        log: silentLog,
        broadcast: () => undefined,
        onIdle: () => undefined,
        journal: {
          append: () => undefined,
          saved: () => Promise.resolve(true),
          close: () => Promise.resolve(true),
        },
      },
    );
  }

  say(by: MemberId, command: RoomCommand): void {
    this.#commands += 1;
    this.#host.command(by, commandId(this.#commands), command);
  }

  join(member: MemberId): Promise<readonly ConsumerOptions[]> {
    const { role = 'audience' } = company.find(({ id }) => id === member) ?? {};
    const send: Connection['send'] = (name, ...[message]) => {
      if (member !== spectator || name !== 'consumersOpen' || message === undefined) return;
      if ('consumers' in message) this.opened.push(...message.consumers.map(({ source }) => source));
    };
    const connection: Connection = {
      ...{ member, role, name: 'somebody', seatHash: 'a', ticketRevision: undefined },
      ...{ takeOver: false, ended: false, hear: () => undefined, send, end: () => undefined },
    };
    return this.#host.join(connection, { codecs: [] }).then(({ consumers }) => consumers);
  }

  /** The director, and an actor on stage who sends sound and picture; the show has not begun. */
  async prepare(): Promise<void> {
    const coming = [this.join(director), this.join(actor)];
    await this.quiet();
    await Promise.all(coming);
    this.say(director, { type: 'phase.set', to: 'foyer' });
    this.say(actor, { type: 'stage.enter' });
    const { media } = this.#host;
    const sent = media
      .openSend(actor)
      .then(() => media.publish(actor, 'microphone', { codecs: [] }))
      .then(() => media.publish(actor, 'camera', { codecs: [] }));
    await this.quiet();
    await sent;
  }

  /** Everything is answered, and what follows from the answers too. */
  async quiet(): Promise<void> {
    await settled();
    while (this.plane.waiting > 0) {
      this.plane.answer(0);
      await settled();
    }
  }
}

describe('a consumer that could not be opened', () => {
  it('does not keep back its siblings, and is tried again', async () => {
    const stage = new Stage();
    await stage.prepare();
    const coming = stage.join(spectator);
    await stage.quiet();
    expect(await coming).toEqual([]);
    stage.say(director, { type: 'phase.set', to: 'live' });
    await settled();
    stage.plane.answer(1, true);
    await stage.quiet();
    expect(stage.opened).toEqual(['microphone']);
    stage.clock.turn(1000);
    await stage.quiet();
    expect(stage.opened).toEqual(['microphone', 'camera']);
  });

  it('does not keep them out of the answer to whoever comes in', async () => {
    const stage = new Stage();
    await stage.prepare();
    stage.say(director, { type: 'phase.set', to: 'live' });
    await stage.quiet();
    const coming = stage.join(spectator);
    await settled();
    stage.plane.answer(0);
    await settled();
    stage.plane.answer(0, true);
    await stage.quiet();
    expect((await coming).map(({ source }) => source)).toEqual(['camera']);
    stage.clock.turn(1000);
    await stage.quiet();
    expect(stage.opened).toEqual(['microphone']);
  });
});
