import { expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { RoomApi } from '../../room/api.ts';
import type { RoomClientState, Seat } from '../../room/state.ts';
import { enterWithDoors } from './rehearse.ts';

type Told = Pick<RoomClientState, 'seat' | 'room'>;

/** A room's client of which only the seat and the phase are told. */
function client(seat: Seat) {
  const store = createStore<Told>(() => ({ seat, room: null }));
  const enter = vi.fn(() => Promise.resolve());
  return {
    enter,
    sits: (at: Seat) => store.setState({ seat: at }),
    // Of the whole view the doors ask for the phase alone.
    plays: (at: string) => store.setState({ room: { view: { phase: { at } } } } as unknown as Told),
    // Of the whole client they use these two.
    api: { store, enter } as unknown as RoomApi,
  };
}

test('the spectator does not knock before the desk has opened the doors', () => {
  const [desk, house] = [client({ at: 'entering' }), client({ at: 'outside' })];
  const stop = enterWithDoors(desk.api, house.api);
  desk.sits({ at: 'inside' });
  desk.plays('closed');
  expect(house.enter).not.toHaveBeenCalled();
  desk.plays('foyer');
  expect(house.enter).toHaveBeenCalledTimes(1);
  house.sits({ at: 'entering' });
  house.sits({ at: 'inside' });
  desk.plays('live');
  expect(house.enter).toHaveBeenCalledTimes(1);
  stop();
});

test('a spectator who was turned away all the same tries again with the next phase', () => {
  const [desk, house] = [client({ at: 'inside' }), client({ at: 'outside' })];
  const stop = enterWithDoors(desk.api, house.api);
  desk.plays('foyer');
  house.sits({ at: 'refused', code: 'too_early' });
  expect(house.enter).toHaveBeenCalledTimes(1);
  desk.plays('live');
  expect(house.enter).toHaveBeenCalledTimes(2);
  stop();
});

test('where the desk cannot be entered the spectator tries alone', () => {
  const [desk, house] = [client({ at: 'entering' }), client({ at: 'outside' })];
  const stop = enterWithDoors(desk.api, house.api);
  desk.sits({ at: 'seated_elsewhere' });
  expect(house.enter).toHaveBeenCalledTimes(1);
  stop();
});
