import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Refusal } from '../../protocol/refusal.ts';
import type { RoomCommand } from '../../protocol/room/index.ts';
import { randomUuid } from './browser-environment.ts';
import { CommandQueue } from './command-queue.ts';
import type { RoomConnection } from './socket.ts';
import { timerClock } from './testing/fake-browser.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

const command = (to: number): RoomCommand => ({ type: 'settings.change', maxOnStage: to });
const queue = () => new CommandQueue({ clock: timerClock, uuid: randomUuid });

/** A connection that answers when it is told to. */
function connecting() {
  const asked: { id: string; to: number; answer: (error?: Refusal) => void }[] = [];
  const state = { open: true };
  const request = (_name: string, { id, command: its }: { id: string; command: RoomCommand }) =>
    new Promise((resolve, reject) => {
      if (its.type !== 'settings.change') throw new Error('another command');
      const answer = (error?: Refusal) => (error === undefined ? resolve({}) : reject(error));
      asked.push({ id, to: its.maxOnStage ?? 0, answer });
    });
  const lose = () => {
    state.open = false;
    for (const { answer } of asked) answer(new Refusal('unavailable', 'lost'));
  };
  // Only these are used.
  const connection = Object.assign(state, { request }) as unknown as RoomConnection;
  return { connection, asked, lose };
}

test('commands are given in order, each under an id of its own, and end with their answer', async () => {
  const commands = queue();
  const { connection, asked } = connecting();
  commands.connected(connection);
  const first = commands.give(command(1));
  const second = commands.give(command(2));
  expect(asked.map(({ to }) => to)).toEqual([1, 2]);
  expect(new Set(asked.map(({ id }) => id)).size).toBe(2);
  asked[1]?.answer(new Refusal('forbidden', ''));
  asked[0]?.answer();
  await expect(first).resolves.toBeUndefined();
  await expect(second).rejects.toMatchObject({ code: 'forbidden' });
});

test('what had no answer is given again under the same id, before what was wished meanwhile', async () => {
  const commands = queue();
  const before = connecting();
  commands.connected(before.connection);
  const first = commands.give(command(1));
  const answered = commands.give(command(2));
  before.asked[1]?.answer();
  await answered;
  before.lose();
  commands.disconnected();
  const meanwhile = commands.give(command(3));
  const after = connecting();
  commands.connected(after.connection);
  // The same connection once more (the media was built anew) gives nothing twice.
  commands.connected(after.connection);
  expect(after.asked.map(({ to }) => to)).toEqual([1, 3]);
  expect(after.asked[0]?.id).toBe(before.asked[0]?.id);
  for (const { answer } of after.asked) answer();
  await expect(Promise.all([first, meanwhile])).resolves.toEqual([undefined, undefined]);
});

test('the word "unavailable" of a house that is there is an answer', async () => {
  const commands = queue();
  const { connection, asked } = connecting();
  commands.connected(connection);
  const given = commands.give(command(1));
  asked[0]?.answer(new Refusal('unavailable', 'closing'));
  await expect(given).rejects.toMatchObject({ code: 'unavailable' });
});

test('an old wish is none any more', async () => {
  const commands = queue();
  const given = expect(commands.give(command(1))).rejects.toMatchObject({ code: 'unavailable' });
  await vi.advanceTimersByTimeAsync(20_000);
  await given;
  const { connection, asked } = connecting();
  commands.connected(connection);
  expect(asked).toEqual([]);
});

test('more than a page can wish is refused, and closing answers everything', async () => {
  const commands = queue();
  const given = Array.from({ length: 33 }, (_, to) =>
    commands.give(command(to)).catch((error: unknown) => error),
  );
  commands.close();
  const codes = (await Promise.all(given)).map((error) => (error instanceof Refusal ? error.code : error));
  expect(codes.slice(0, 32)).toEqual(Array<string>(32).fill('unavailable'));
  expect(codes[32]).toBe('too_many_requests');
});

test('ids are UUIDs of version 4', () => {
  expect(randomUuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
