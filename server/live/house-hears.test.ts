import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MemberId } from '../../protocol/ids.ts';
import { emptyRoom, type RoomCommand, type RoomState } from '../../protocol/room/index.ts';
import { commandId, company, memberId, testSettings } from '../../protocol/room/testing.ts';
import { InMemoryPlane } from '../media/in-memory-plane.testing.ts';
import type { MediaListener, MediaPlane } from '../media/index.ts';
import { silentLog } from '../platform/log.ts';
import type { Connection } from './connection.ts';
import { RoomHost } from './room-host.ts';
import { TestClock } from './turning.testing.ts';

/** An act that the house must not be able to tell from no act at all. */
type Secret =
  | { readonly kind: 'command'; readonly by: MemberId; readonly command: RoomCommand }
  | { readonly kind: 'come' | 'go' | 'speak'; readonly who: MemberId };

const director = memberId(0);
const backstage = [memberId(1), memberId(3), memberId(4)];
const [anna, boris] = [memberId(5), memberId(6)];

const secret: fc.Arbitrary<Secret> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('come' as const, 'go' as const, 'speak' as const),
    who: fc.constantFrom(...backstage),
  }),
  fc.constantFrom<Secret[]>(
    { kind: 'command', by: anna, command: { type: 'hand.raise', wish: 'voice' } },
    { kind: 'command', by: anna, command: { type: 'hand.withdraw' } },
    { kind: 'command', by: director, command: { type: 'stage.invite', member: anna } },
    { kind: 'command', by: anna, command: { type: 'invitation.decline' } },
    { kind: 'command', by: director, command: { type: 'hand.move', member: anna, to: 0 } },
    { kind: 'command', by: director, command: { type: 'settings.change', maxOnStage: 2 } },
    {
      kind: 'command',
      by: director,
      command: { type: 'media.mute', member: memberId(3), source: 'camera', muted: true },
    },
    { kind: 'command', by: memberId(3), command: { type: 'media.switch', source: 'microphone', on: false } },
    { kind: 'command', by: memberId(4), command: { type: 'room.leave' } },
    { kind: 'command', by: boris, command: { type: 'phase.set', to: 'finished' } },
  ),
);

/** Plays one evening that everybody sees, with secrets in it, and answers all that the house was sent. */
function evening(secrets: readonly (readonly Secret[])[]): string {
  const heard: unknown[] = [];
  const clock = new TestClock();
  let listener: MediaListener | undefined;
  const inner = new InMemoryPlane();
  const plane: MediaPlane = {
    open: (given) => {
      listener = given;
      return inner.open(given);
    },
    close: () => Promise.resolve(),
  };
  const host = new RoomHost(
    // A literal of the brand, for tests alone.
    { state: emptyRoom(1 as RoomState['showId']), epoch: 1, settings: testSettings },
    { names: new Map(), texts: new Map() },
    {
      plane,
      clock,
      log: silentLog,
      onIdle: () => undefined,
      journal: {
        append: () => undefined,
        saved: () => Promise.resolve(true),
        close: () => Promise.resolve(true),
      },
      broadcast: (audience, name, ...message) => {
        if (audience === 'house') heard.push([name, ...message]);
      },
    },
  );
  const connections = new Map<MemberId, Connection>();
  let commands = 0;
  const say = (by: MemberId, command: RoomCommand): void => {
    commands += 1;
    host.command(by, commandId(commands), command);
  };
  const come = (who: MemberId): void => {
    const { role = 'audience' } = company.find(({ id }) => id === who) ?? {};
    const connection: Connection = {
      ...{ member: who, role, name: `Person ${who}`, seatHash: 'a', ticketRevision: undefined },
      ...{
        takeOver: false,
        ended: false,
        hear: () => undefined,
        send: () => undefined,
        end: () => undefined,
      },
    };
    connections.set(who, connection);
    host.attach(connection);
  };
  const keep = (act: Secret): void => {
    if (act.kind === 'command') say(act.by, act.command);
    else if (act.kind === 'come') come(act.who);
    else if (act.kind === 'speak') listener?.levels([{ member: act.who, dBov: -20 }]);
    else {
      const connection = connections.get(act.who);
      if (connection !== undefined) host.detach(connection);
    }
  };
  const shown: (() => void)[] = [
    () => [director, memberId(2), anna, boris].forEach(come),
    () => say(director, { type: 'phase.set', to: 'foyer' }),
    () => say(memberId(2), { type: 'stage.enter' }),
    () => say(director, { type: 'phase.set', to: 'live' }),
    () => listener?.levels([{ member: memberId(2), dBov: -20 }]),
    () => clock.turn(500),
    () => say(memberId(2), { type: 'media.switch', source: 'camera', on: false }),
    () => say(director, { type: 'phase.set', to: 'intermission' }),
  ];
  shown.forEach((act, index) => {
    act();
    secrets[index]?.forEach(keep);
  });
  return JSON.stringify(heard);
}

describe('what the house is sent', () => {
  it('is the same, byte for byte, whatever happens behind the stage and at the desk', () => {
    const plain = evening([]);
    expect(plain).toContain('speaker');
    fc.assert(
      fc.property(fc.array(fc.array(secret, { maxLength: 5 }), { maxLength: 8 }), (secrets) => {
        expect(evening(secrets)).toBe(plain);
      }),
      { numRuns: 300 },
    );
  });
});
