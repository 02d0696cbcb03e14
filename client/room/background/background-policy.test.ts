import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { memoryStore } from '../../session/index.ts';
import { FakeBackgrounds } from '../testing/fake-backgrounds.ts';
import { timerClock } from '../testing/fake-browser.ts';
import { asTrack, FakeTrack } from '../testing/fake-tracks.ts';
import type { Background, BackgroundView } from './background.ts';
import { BackgroundPolicy } from './background-policy.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const camera = asTrack(new FakeTrack('video', 'camera'));
const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

function actor({ kept, tools = new FakeBackgrounds() }: { kept?: string; tools?: FakeBackgrounds } = {}) {
  const memory = memoryStore();
  if (kept !== undefined) memory.set('rampa/background', kept);
  const views: BackgroundView[] = [];
  /** What has gone out, each time that it became another. */
  const sent: (string | undefined)[] = [];
  const failures: unknown[] = [];
  const policy: BackgroundPolicy = new BackgroundPolicy({
    ...{ tools, memory, clock: timerClock },
    show: (view) => views.push(view),
    changed: () => sent.push(policy.track?.id),
    failed: (error) => failures.push(error),
  });
  const studio = () => {
    const last = tools.studios.at(-1);
    if (last === undefined) throw new Error('no studio was opened');
    return last;
  };
  /** So many pictures, one every 40 ms. */
  const frames = async (count = 1) => {
    for (let frame = 0; frame < count; frame += 1) {
      studio().frame();
      await settle(40);
    }
  };
  const arrive = async (failure?: Error) => {
    tools.arrive(failure);
    await settle();
  };
  return {
    ...{ tools, memory, views, sent, failures, policy, studio, frames, arrive },
    last: () => views.at(-1),
  };
}

/** Somebody whose background is seen. */
async function running(background: Background = 'dark') {
  const one = actor();
  one.policy.follow(camera);
  one.policy.choose(background);
  await one.arrive();
  await one.frames();
  return one;
}

describe('without a choice', () => {
  test('the camera goes out as it is, and nothing is loaded', () => {
    const { policy, tools, last } = actor();
    policy.follow(camera);
    expect(policy.track).toBe(camera);
    expect([tools.studios, tools.loads]).toEqual([[], 0]);
    expect(last()).toEqual({ offered: true, chosen: 'none', at: 'idle', covering: false });
  });

  test('a browser that cannot do it is offered nothing, whatever it was told once', () => {
    const tools = new FakeBackgrounds();
    tools.possible = false;
    const { policy, last } = actor({ kept: 'dark', tools });
    policy.follow(camera);
    policy.choose('blurred');
    expect(policy.track).toBe(camera);
    expect(last()).toMatchObject({ offered: false, chosen: 'none' });
  });

  test('a word that is no choice is none', () => {
    expect(actor({ kept: 'beach' }).last()).toMatchObject({ chosen: 'none' });
  });
});

describe('a background that is chosen while one is seen', () => {
  test('takes the place of the camera with its first picture', async () => {
    const { policy, arrive, frames, sent, last, studio } = actor();
    policy.follow(camera);
    policy.choose('dark');
    expect(policy.track).toBe(camera);
    expect(last()).toMatchObject({ chosen: 'dark', at: 'preparing', covering: false });
    await arrive();
    expect(policy.track).toBe(camera);
    await frames(3);
    expect(policy.track).toBe(studio().track);
    expect(sent).toEqual(['camera', 'studio-1']);
    expect(studio().painted).toEqual(['covered', 'dark', 'dark', 'dark']);
    expect(last()).toMatchObject({ at: 'running' });
  });

  test('is kept, and forgotten when it is taken back', async () => {
    const { memory, policy } = await running('blurred');
    expect(memory.get('rampa/background')).toBe('blurred');
    policy.choose('none');
    expect(memory.get('rampa/background')).toBeNull();
  });

  test('changes to another without a new beginning', async () => {
    const { policy, frames, studio, tools } = await running('blurred');
    policy.choose('dark');
    await frames();
    expect(studio().painted).toEqual(['covered', 'blurred', 'dark']);
    expect(tools.loads).toBe(1);
  });

  test('gives the camera back, and stops everything', async () => {
    const { policy, studio, tools, sent, last } = await running();
    policy.choose('none');
    expect(policy.track).toBe(camera);
    expect(sent.at(-1)).toBe('camera');
    expect([studio().fake.readyState, tools.segmenters[0]?.closed]).toEqual(['ended', true]);
    expect(last()).toMatchObject({ chosen: 'none', at: 'idle' });
  });

  test('leaves the camera as it is when it could not be loaded, and says so', async () => {
    const { policy, arrive, last, studio, memory, failures } = actor();
    policy.follow(camera);
    policy.choose('dark');
    await arrive(new Error('offline'));
    expect(policy.track).toBe(camera);
    expect(last()).toMatchObject({ chosen: 'none', at: 'not_loaded' });
    expect(studio().fake.readyState).toBe('ended');
    expect(failures).toHaveLength(1);
    await settle(1_000);
    expect(memory.get('rampa/background')).toBeNull();
    expect(last()).toMatchObject({ chosen: 'none', at: 'not_loaded' });
  });

  test('is kept when the page is left while it is being loaded', async () => {
    const { policy, arrive, memory } = actor();
    policy.follow(camera);
    policy.choose('dark');
    await arrive(new Error('the page is being left'));
    policy.close();
    await settle(60_000);
    expect(memory.get('rampa/background')).toBe('dark');
  });

  test('may be tried again at once, and is then kept', async () => {
    const { policy, arrive, frames, memory, last } = actor();
    policy.follow(camera);
    policy.choose('dark');
    await arrive(new Error('offline'));
    policy.choose('blurred');
    await arrive();
    await frames();
    await settle(60_000);
    expect(memory.get('rampa/background')).toBe('blurred');
    expect(last()).toMatchObject({ at: 'running' });
  });

  test('leaves it, too, when its first picture fails, or there is no canvas', async () => {
    const first = actor();
    first.policy.follow(camera);
    first.policy.choose('dark');
    await first.arrive();
    const [segmenter] = first.tools.segmenters;
    if (segmenter !== undefined) segmenter.failure = new Error('no graphics');
    await first.frames();
    expect([first.policy.track, first.last()?.at]).toEqual([camera, 'not_loaded']);

    const tools = new FakeBackgrounds();
    tools.broken = true;
    const second = actor({ tools });
    second.policy.follow(camera);
    second.policy.choose('dark');
    expect([second.policy.track, second.last()?.at]).toEqual([camera, 'not_loaded']);
  });
});

describe('a background that was kept', () => {
  test('lets the camera never be seen: a still stage goes out until the first picture', async () => {
    const { policy, arrive, frames, studio, last } = actor({ kept: 'dark' });
    policy.follow(camera);
    expect(policy.track).toBe(studio().track);
    expect(studio().painted).toEqual(['covered']);
    expect(last()).toMatchObject({ chosen: 'dark', at: 'preparing', covering: true });
    await arrive();
    await frames();
    expect(studio().painted).toEqual(['covered', 'dark']);
    expect(last()).toMatchObject({ at: 'running' });
  });

  test('is said to be late after ten seconds, and still comes', async () => {
    const { policy, arrive, frames, last } = actor({ kept: 'dark' });
    policy.follow(camera);
    await settle(10_000);
    expect(last()).toMatchObject({ at: 'late', covering: true });
    await arrive();
    await frames();
    expect(last()).toMatchObject({ at: 'running' });
  });

  test.each([
    ['it cannot be loaded', false],
    ['there is no canvas', true],
  ])('shows no camera when %s', async (_case, broken) => {
    const tools = new FakeBackgrounds();
    tools.broken = broken;
    const { policy, arrive, last, studio } = actor({ kept: 'dark', tools });
    policy.follow(camera);
    if (!broken) await arrive(new Error('offline'));
    expect(policy.track).toBe(broken ? undefined : studio().track);
    expect(last()).toMatchObject({ chosen: 'dark', at: 'covered', covering: true });
    policy.choose('none');
    expect(policy.track).toBe(camera);
  });
});

describe('a failure later on', () => {
  test('covers the picture, and says so; the same choice tries it again, still without the camera', async () => {
    const { policy, tools, arrive, frames, studio, last } = await running();
    const [segmenter] = tools.segmenters;
    if (segmenter !== undefined) segmenter.failure = new Error('context lost');
    await frames(3);
    expect(policy.track).toBe(studio().track);
    expect(studio().painted.at(-1)).toBe('covered');
    expect([segmenter?.calls, segmenter?.closed]).toEqual([2, true]);
    expect(last()).toMatchObject({ chosen: 'dark', at: 'covered' });

    policy.choose('dark');
    expect(last()).toMatchObject({ at: 'preparing', covering: true });
    expect(policy.track?.id).toBe('studio-2');
    await arrive();
    await frames();
    expect(last()).toMatchObject({ at: 'running' });
  });

  test('is also an answer that never comes', async () => {
    const { tools, frames, studio, last } = await running();
    const [segmenter] = tools.segmenters;
    if (segmenter !== undefined) segmenter.takes = 'never';
    await frames();
    await settle(15_000);
    expect(studio().painted.at(-1)).toBe('covered');
    expect(last()).toMatchObject({ at: 'covered' });
  });

  test('lets no answer paint that comes after it', async () => {
    const { policy, tools, frames, studio } = await running();
    const [segmenter] = tools.segmenters;
    if (segmenter !== undefined) segmenter.takes = 16_000;
    await frames();
    await settle(20_000);
    expect(studio().painted).toEqual(['covered', 'dark', 'covered']);
    expect(policy.track).toBe(studio().track);
  });
});

test('one picture is worked on at a time', async () => {
  const { tools, studio } = await running();
  const [segmenter] = tools.segmenters;
  if (segmenter !== undefined) segmenter.takes = 100;
  const before = segmenter?.calls ?? 0;
  for (let frame = 0; frame < 3; frame += 1) {
    studio().frame();
    await settle(34);
  }
  expect((segmenter?.calls ?? 0) - before).toBe(1);
});

test('a device that is too slow is told so, and works on', async () => {
  const { tools, frames, last, studio } = await running();
  const [segmenter] = tools.segmenters;
  if (segmenter !== undefined) segmenter.takes = 120;
  await frames(200);
  expect(last()).toMatchObject({ at: 'slow' });
  const painted = studio().painted.length;
  await frames(10);
  expect(studio().painted.length).toBeGreaterThan(painted);
});

test('another camera keeps track and background; no camera keeps nothing open', async () => {
  const { policy, studio, tools, last } = await running();
  const { track } = policy;
  const other = asTrack(new FakeTrack('video', 'other'));
  policy.follow(other);
  expect(policy.track).toBe(track);
  expect(studio().cameras).toEqual([camera, other]);
  policy.follow(undefined);
  expect(policy.track).toBeUndefined();
  expect([studio().fake.readyState, tools.segmenters[0]?.closed]).toEqual(['ended', true]);
  // The next time it is what was kept.
  policy.follow(camera);
  expect(policy.track?.id).toBe('studio-2');
  expect(last()).toMatchObject({ chosen: 'dark', at: 'preparing', covering: true });
});

test('what arrives after the camera was closed is closed too', async () => {
  const { policy, tools, arrive, last } = actor({ kept: 'dark' });
  policy.follow(camera);
  policy.follow(undefined);
  await arrive();
  expect(tools.segmenters[0]?.closed).toBe(true);
  expect(last()).toMatchObject({ at: 'idle' });
});

test('a camera that is switched off sends black, and nothing is worked on', async () => {
  const { policy, studio, tools, frames } = await running();
  policy.enable(false);
  const calls = tools.segmenters[0]?.calls;
  await frames(3);
  expect([studio().fake.enabled, tools.segmenters[0]?.calls]).toEqual([false, calls]);
  policy.enable(true);
  expect(studio().fake.enabled).toBe(true);
});

test('a camera without a picture yet is waited for', async () => {
  const { policy, arrive, frames, studio } = actor({ kept: 'dark' });
  policy.follow(camera);
  studio().hasPicture = false;
  await arrive();
  await frames(2);
  expect(studio().painted).toEqual(['covered']);
  studio().hasPicture = true;
  await frames();
  expect(studio().painted).toEqual(['covered', 'dark']);
});
