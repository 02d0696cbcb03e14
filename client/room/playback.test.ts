import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { MemberId } from '../../protocol/ids.ts';
import { Playback } from './playback.ts';
import { initialState, type RemoteMedia } from './state.ts';
import { FakeBrowser } from './testing/fake-browser.ts';
import { FakeHouse } from './testing/fake-house.ts';
import { asTrack, FakeTrack } from './testing/fake-tracks.ts';

const member = MemberId.parse('00000000-0000-4000-9000-000000000001');

class FakeStream {
  readonly tracks: readonly MediaStreamTrack[];
  constructor(tracks: readonly MediaStreamTrack[]) {
    this.tracks = tracks;
  }
}

beforeEach(() => {
  vi.stubGlobal('MediaStream', FakeStream);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

const media = (source: RemoteMedia['source'], id: string): RemoteMedia => ({
  member,
  source,
  track: asTrack(new FakeTrack(source === 'camera' ? 'video' : 'audio', id)),
  paused: false,
});

/** As much of a media element as is used. */
function fakeElement() {
  const element = {
    muted: false,
    srcObject: null as unknown,
    play: vi.fn(() => Promise.resolve()),
    setAttribute: vi.fn(),
  };
  return { element, asElement: element as unknown as HTMLVideoElement };
}

function playing() {
  const store = createStore(() => initialState);
  const house = new FakeHouse();
  const browser = new FakeBrowser({ fetch: house.doors.fetch, openConnection: house.openConnection });
  const playback = new Playback(store, browser);
  return { store, browser, playback, sound: () => browser.sounds[0] };
}

describe('a picture', () => {
  test('is shown muted, follows its member, and is taken off', () => {
    const { store, playback, browser } = playing();
    const { element, asElement } = fakeElement();
    const undo = playback.attach(asElement, member, 'camera');
    expect(element.muted).toBe(true);
    expect(element.srcObject).toBeNull();
    const first = media('camera', '1');
    store.setState({ remote: [first] });
    expect(element.srcObject).toEqual({ tracks: [first.track] });
    store.setState({ remote: [{ ...first, paused: true }] });
    expect(element.play).toHaveBeenCalledTimes(1);
    const second = media('camera', '2');
    store.setState({ remote: [second] });
    expect(element.srcObject).toEqual({ tracks: [second.track] });
    undo();
    expect(element.srcObject).toBeNull();
    store.setState({ remote: [first] });
    expect(element.srcObject).toBeNull();
    expect(browser.sounds).toEqual([]);
  });
});

describe('a voice', () => {
  test('is played through the output of this browser, at the chosen volume', () => {
    const { store, playback, sound } = playing();
    const { asElement } = fakeElement();
    playback.setVolume(0.4);
    const undo = playback.attach(asElement, member, 'microphone');
    const voice = media('microphone', '1');
    store.setState({ remote: [voice, media('camera', '2')] });
    expect([...(sound()?.playing.values() ?? [])]).toEqual([voice.track]);
    expect(sound()?.volume).toBe(0.4);
    playback.setVolume(3);
    expect(sound()?.volume).toBe(1);
    undo();
    expect(sound()?.playing.size).toBe(0);
  });

  test('that the browser refuses to play asks for a tap', async () => {
    const { store, playback, sound } = playing();
    playback.attach(fakeElement().asElement, member, 'microphone');
    store.setState({ remote: [media('microphone', '1')] });
    sound()?.blocked(true);
    expect(store.getState().soundBlocked).toBe(true);
    await playback.unlock();
    expect(sound()?.unlocks).toBe(1);
    expect(store.getState().soundBlocked).toBe(false);
  });

  test('goes on when the page is in front again, and ends with the page', () => {
    const { store, playback, sound } = playing();
    playback.attach(fakeElement().asElement, member, 'microphone');
    store.setState({ remote: [media('microphone', '1')] });
    playback.resume();
    expect(sound()?.resumed).toBe(1);
    playback.close();
    expect(sound()?.playing.size).toBe(0);
  });
});
