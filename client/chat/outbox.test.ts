import { describe, expect, it } from 'vitest';
import type { RoomCommand } from '../../protocol/room/index.ts';
import { initialState } from '../room/state.ts';
import { Outbox } from './outbox.ts';

function house() {
  const said: RoomCommand[] = [];
  const answers: ((taken: boolean) => void)[] = [];
  const outbox = new Outbox({
    command: (command) => {
      said.push(command);
      return new Promise((resolve) => answers.push(resolve));
    },
    store: { getState: () => ({ ...initialState, notice: { code: 'chat_slow', id: 1 } }) },
  });
  return { outbox, said, answer: (taken: boolean) => answers.shift()?.(taken) };
}

describe('Outbox', () => {
  it('clears the draft at once, and keeps the line until the house has taken it', async () => {
    const { outbox, said, answer } = house();
    outbox.write('Bravo');
    const sent = outbox.send();
    expect(outbox.store.getState()).toMatchObject({ draft: '', unsent: [{ text: 'Bravo', refused: null }] });
    answer(true);
    await sent;
    expect(outbox.store.getState()).toEqual({ draft: '', unsent: [] });
    expect(said).toEqual([{ type: 'chat.say', text: 'Bravo' }]);
  });

  it('keeps what the house has not taken, with the reason, and sends it again', async () => {
    const { outbox, said, answer } = house();
    outbox.write('Bravo');
    const sent = outbox.send();
    answer(false);
    await sent;
    const [line] = outbox.store.getState().unsent;
    expect(line?.refused).toBe('chat_slow');
    const again = outbox.retry(line?.key ?? 0);
    expect(outbox.store.getState().unsent[0]?.refused).toBeNull();
    answer(true);
    await again;
    expect(outbox.store.getState().unsent).toEqual([]);
    expect(said).toHaveLength(2);
  });

  it('brings a refused line back into the draft, before what is written there', async () => {
    const { outbox, answer } = house();
    outbox.write('Bravo');
    const sent = outbox.send();
    outbox.write('Encore');
    answer(false);
    await sent;
    outbox.edit(outbox.store.getState().unsent[0]?.key ?? 0);
    expect(outbox.store.getState()).toEqual({ draft: 'Bravo\nEncore', unsent: [] });
  });
});
