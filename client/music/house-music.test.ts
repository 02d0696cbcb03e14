import { beforeEach, describe, expect, test, vi } from 'vitest';
import { timerClock } from '../room/testing/fake-browser.ts';
import { HouseMusic, musicPlays } from './house-music.ts';

class FakePlayer {
  playing = false;
  gain = 0;
  refuses = false;

  play(): Promise<void> {
    if (this.refuses) return Promise.reject(new DOMException('', 'NotAllowedError'));
    this.playing = true;
    return Promise.resolve();
  }

  pause(): void {
    this.playing = false;
  }

  setGain(gain: number): void {
    this.gain = gain;
  }
}

function open() {
  const player = new FakePlayer();
  const taps = new Set<() => void>();
  const onTap = (listener: () => void) => {
    taps.add(listener);
    return () => taps.delete(listener);
  };
  const music = new HouseMusic({ player, clock: timerClock, onTap });
  const tap = async (): Promise<void> => {
    for (const listener of [...taps]) listener();
    await vi.advanceTimersByTimeAsync(0);
  };
  return { player, music, taps, tap };
}

beforeEach(() => {
  vi.useFakeTimers();
});

const on = { plays: true, level: 1 };
const off = { plays: false, level: 1 };

describe('the music of the house', () => {
  test('comes gently, stays quiet, and is gone within a second', async () => {
    const { player, music } = open();
    music.follow(on);
    await vi.advanceTimersByTimeAsync(100);
    expect(player.playing).toBe(true);
    expect(player.gain).toBeLessThan(0.1);
    await vi.advanceTimersByTimeAsync(2000);
    expect(player.gain).toBeCloseTo(0.35);
    music.follow(off);
    await vi.advanceTimersByTimeAsync(300);
    expect(player.gain).toBeGreaterThan(0);
    expect(player.gain).toBeLessThan(0.35);
    await vi.advanceTimersByTimeAsync(700);
    expect(player).toMatchObject({ playing: false, gain: 0 });
  });

  test("follows the house's level and its mute", async () => {
    const { player, music } = open();
    music.follow(on);
    await vi.advanceTimersByTimeAsync(2000);
    music.follow({ plays: true, level: 0.5 });
    expect(player.gain).toBeCloseTo(0.175);
    music.follow({ plays: true, level: 0 });
    expect(player).toMatchObject({ playing: true, gain: 0 });
  });

  test('waits for a tap where the browser wants one', async () => {
    const { player, music, taps, tap } = open();
    player.refuses = true;
    music.follow(on);
    await vi.advanceTimersByTimeAsync(100);
    await tap();
    expect(player.playing).toBe(false);
    player.refuses = false;
    await tap();
    expect(player.playing).toBe(true);
    expect(taps.size).toBe(0);
  });

  test('does not begin by a tap when the show has begun meanwhile', async () => {
    const { player, music, taps, tap } = open();
    player.refuses = true;
    music.follow(on);
    await vi.advanceTimersByTimeAsync(0);
    music.follow(off);
    player.refuses = false;
    await tap();
    expect(player.playing).toBe(false);
    expect(taps.size).toBe(0);
  });

  test('turns back in mid-fade without a jump', async () => {
    const { player, music } = open();
    music.follow(on);
    await vi.advanceTimersByTimeAsync(2000);
    music.follow(off);
    await vi.advanceTimersByTimeAsync(350);
    const before = player.gain;
    music.follow(on);
    expect(Math.abs(player.gain - before)).toBeLessThan(0.02);
    await vi.advanceTimersByTimeAsync(2000);
    expect(player).toMatchObject({ playing: true });
    expect(player.gain).toBeCloseTo(0.35);
  });

  test('leaves nothing behind', async () => {
    const { player, music } = open();
    music.follow(on);
    await vi.advanceTimersByTimeAsync(100);
    music.close();
    expect(player).toMatchObject({ playing: false, gain: 0 });
    expect(vi.getTimerCount()).toBe(0);
  });
});

test('music is for spectators while the stage is empty by plan', () => {
  const place = { audience: 'house', phase: 'foyer', standing: 'audience' } as const;
  expect(musicPlays(place)).toBe(true);
  expect(musicPlays({ ...place, phase: 'intermission', standing: 'hand_raised' })).toBe(true);
  for (const phase of ['live', 'finished'] as const) expect(musicPlays({ ...place, phase })).toBe(false);
  for (const audience of ['wings', 'desk'] as const) expect(musicPlays({ ...place, audience })).toBe(false);
  for (const standing of ['backstage', 'on_stage'] as const) {
    expect(musicPlays({ ...place, phase: 'intermission', standing })).toBe(false);
  }
});
