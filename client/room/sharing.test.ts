import { describe, expect, test } from 'vitest';
import { SharePolicy } from './sharing.ts';
import type { Sharing } from './state.ts';
import { FakeShares } from './testing/fake-browser.ts';

function sharing() {
  const shares = new FakeShares();
  const shown: Sharing[] = [];
  const policy = new SharePolicy({ shares, show: (state) => shown.push(state) });
  return { shares, policy, last: () => shown.at(-1), shown };
}

const film = new File([], 'film.webm');

describe('a screen', () => {
  test('is shared with its sound, its letters before its movement', async () => {
    const { policy, last } = sharing();
    expect(await policy.shareScreen()).toBe(true);
    expect(last()).toMatchObject({ at: 'screen' });
    expect(Object.keys(policy.tracks)).toEqual(['screen', 'screen_sound']);
    expect(policy.tracks.screen?.contentHint).toBe('detail');
    expect(policy.tracks.screen_sound?.contentHint).toBe('music');
  });

  test('ends with the browser’s own button', async () => {
    const { policy, shares, last } = sharing();
    await policy.shareScreen();
    shares.screens[0]?.[0]?.end();
    expect(last()).toEqual({ at: 'none' });
    expect(policy.tracks).toEqual({});
    expect(shares.screens[0]?.map(({ readyState }) => readyState)).toEqual(['ended', 'ended']);
  });

  test('goes on when its sound alone has ended', async () => {
    const { policy, shares, last } = sharing();
    await policy.shareScreen();
    shares.screens[0]?.[1]?.end();
    expect(last()).toMatchObject({ at: 'screen' });
  });

  test('that a person thinks better of is no failure, and changes nothing', async () => {
    const { policy, shares, shown } = sharing();
    shares.failure = new DOMException('no', 'NotAllowedError');
    expect(await policy.shareScreen()).toBe(false);
    expect(shown).toEqual([]);
  });

  test('that cannot be captured is told', async () => {
    const { policy, shares, last } = sharing();
    shares.failure = new DOMException('no', 'NotReadableError');
    expect(await policy.shareScreen()).toBe(false);
    expect(last()).toEqual({ at: 'failed', what: 'screen' });
  });

  test('chosen after the sharing was given up is closed at once', async () => {
    const { policy, shares, last } = sharing();
    const asking = policy.shareScreen();
    policy.stop();
    expect(await asking).toBe(false);
    expect(last()).toEqual({ at: 'none' });
    expect(shares.screens[0]?.map(({ readyState }) => readyState)).toEqual(['ended', 'ended']);
  });
});

describe('a file', () => {
  test('is made ready without a sound, played, held, and played on', async () => {
    const { policy, shares, last } = sharing();
    expect(await policy.shareFile(film)).toBe(true);
    expect(last()).toEqual({ at: 'file', name: 'film.webm', playing: false, tracks: {} });
    await policy.play(true);
    expect(last()).toMatchObject({ at: 'file', playing: true, tracks: policy.tracks });
    expect(policy.tracks.screen?.contentHint).toBe('motion');
    const { screen } = policy.tracks;
    await policy.play(false);
    expect(shares.files[0]?.state).toBe('held');
    expect(last()).toMatchObject({ at: 'file', playing: false });
    await policy.play(true);
    expect(policy.tracks.screen).toBe(screen);
  });

  test('ends with itself', async () => {
    const { policy, shares, last } = sharing();
    await policy.shareFile(film);
    await policy.play(true);
    shares.files[0]?.end();
    expect(last()).toEqual({ at: 'none' });
    expect(shares.files[0]?.state).toBe('closed');
    expect(policy.tracks).toEqual({});
  });

  test('that cannot be played is told', async () => {
    const { policy, shares, last } = sharing();
    shares.failure = new Error('not a film');
    expect(await policy.shareFile(film)).toBe(false);
    expect(last()).toEqual({ at: 'failed', what: 'file' });
  });

  test('takes the place of a screen, and a screen that of a file', async () => {
    const { policy, shares, last } = sharing();
    await policy.shareScreen();
    await policy.shareFile(film);
    expect(shares.screens[0]?.[0]?.readyState).toBe('ended');
    expect(policy.tracks).toEqual({});
    await policy.shareScreen();
    expect(shares.files[0]?.state).toBe('closed');
    expect(last()).toMatchObject({ at: 'screen' });
  });
});

test('what is switched off stays black and silent, in what is shared next, too', async () => {
  const { policy } = sharing();
  policy.enable('screen', false);
  await policy.shareScreen();
  expect(policy.tracks.screen?.enabled).toBe(false);
  expect(policy.tracks.screen_sound?.enabled).toBe(true);
  policy.enable('screen', true);
  expect(policy.tracks.screen?.enabled).toBe(true);
});
