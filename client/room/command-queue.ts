import type { CommandId } from '../../protocol/ids.ts';
import { Refusal } from '../../protocol/refusal.ts';
import type { RoomCommand } from '../../protocol/room/index.ts';
import type { Clock, Undo } from './environment.ts';
import type { RoomConnection } from './socket.ts';

/** Commands that wait for an answer at most; a page that has given more is broken. */
const limit = 32;

/** An older wish is none any more: a hand raised before a long tunnel must not go up behind it. */
const patienceMs = 20_000;

export interface CommandQueueOptions {
  readonly clock: Clock;
  readonly uuid: () => string;
}

interface Pending {
  readonly id: CommandId;
  readonly command: RoomCommand;
  readonly settle: (refusal?: Refusal) => void;
}

/**
 * Brings each command to the house once, in order. A command that had no answer when the connection was lost is given
 * again on the next one under the same id, by which the house knows a repeat.
 */
export class CommandQueue {
  readonly #options: CommandQueueOptions;
  readonly #pending = new Map<CommandId, Pending>();
  #connection: RoomConnection | undefined;

  constructor(options: CommandQueueOptions) {
    this.#options = options;
  }

  /** Resolves when the house has accepted. @throws Refusal the house's own, or `unavailable` after 20 s without one */
  give(command: RoomCommand): Promise<void> {
    if (this.#pending.size >= limit) {
      return Promise.reject(new Refusal('too_many_requests', `${command.type}: the queue is full`));
    }
    return new Promise((resolve, reject) => {
      // The house parses ids; a fresh UUID is one by construction.
      const id = this.#options.uuid() as CommandId;
      const stopWaiting: Undo = this.#options.clock.after(patienceMs, () => {
        settle(new Refusal('unavailable', `${command.type}: no answer`));
      });
      const settle = (refusal?: Refusal): void => {
        if (!this.#pending.delete(id)) return;
        stopWaiting();
        if (refusal === undefined) resolve();
        else reject(refusal);
      };
      const pending = { id, command, settle };
      this.#pending.set(id, pending);
      if (this.#connection !== undefined) this.#send(this.#connection, pending);
    });
  }

  /** In the room: what waits is given, in the order in which it was wished. */
  connected(connection: RoomConnection): void {
    if (this.#connection === connection) return;
    this.#connection = connection;
    for (const pending of this.#pending.values()) this.#send(connection, pending);
  }

  disconnected(): void {
    this.#connection = undefined;
  }

  /** Nobody will answer any more. */
  close(): void {
    this.#connection = undefined;
    for (const { settle } of [...this.#pending.values()]) settle(new Refusal('unavailable', 'left'));
  }

  #send(connection: RoomConnection, { id, command, settle }: Pending): void {
    connection.request('command', { id, command }).then(
      () => {
        settle();
      },
      (error: unknown) => {
        const refusal =
          error instanceof Refusal ? error : new Refusal('internal', 'command', { cause: error });
        // Lost with its connection: it goes again with the next.
        if (refusal.code === 'unavailable' && !connection.open) return;
        settle(refusal);
      },
    );
  }
}
