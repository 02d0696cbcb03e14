import { describe, expect, test } from 'vitest';
import { evening, self } from '../../stories/people.ts';
import type { RoomClientState } from '../../room/state.ts';
import { isHeard, ownAirOf } from './own-air.ts';

type Facts = Parameters<typeof ownAirOf>[0];

const position = { epoch: 1, seq: 1 };
const onStage = self(3, { at: 'on_stage', wish: 'voice_and_video' }, { role: 'director' });
const scene = { curtain: false, bows: false, floor: 'invitation', spotlight: null } as const;

const facts = (publishing: RoomClientState['publishing'], change: Partial<Facts> = {}): Facts => ({
  room: { audience: 'desk', position, view: evening('live', []) },
  self: onStage,
  capture: { at: 'ready', tracks: {} },
  publishing,
  ...change,
});
const both = { microphone: 'live', camera: 'live' } as const;

describe('before the house', () => {
  test.each([
    [both, 'live'],
    [{ microphone: 'live' }, 'heard'],
    [{ microphone: 'live', camera: 'paused' }, 'heard'],
    [{ microphone: 'paused', camera: 'live' }, 'seen'],
    [{ camera: 'live' }, 'seen'],
    [{ microphone: 'paused', camera: 'paused' }, 'silent'],
    [{}, 'connecting'],
  ] as const)('%j is %s', (publishing, air) => {
    expect(ownAirOf(facts(publishing))).toBe(air);
    expect(isHeard(air)).toBe('microphone' in publishing && publishing.microphone === 'live');
  });

  test('nothing is captured: silent', () => {
    expect(ownAirOf(facts({}, { capture: { at: 'none' } }))).toBe('silent');
  });

  test('a word in private is for its hearer alone, whatever is open', () => {
    const talking = { ...onStage, talkback: 'wings' } as const;
    const air = ownAirOf(facts({ ...both, talkback: 'live' }, { self: talking }));
    expect([air, isHeard(air)]).toEqual(['private', false]);
  });
});

test('on stage the house may be shut out, by the curtain or by the hour', () => {
  const view = evening('live', [], { scene: { ...scene, curtain: true } });
  expect(ownAirOf(facts(both, { room: { audience: 'desk', position, view } }))).toBe('curtain');
  const early = { audience: 'desk', position, view: evening('foyer', []) } as const;
  expect(ownAirOf(facts(both, { room: early }))).toBe('early');
});

test('behind the stage an open microphone is heard by the others there', () => {
  const behind = self(3, { at: 'backstage' }, { role: 'director' });
  expect(ownAirOf(facts(both, { self: behind }))).toBe('wings');
  expect(ownAirOf(facts({ microphone: 'paused' }, { self: behind }))).toBe('quiet');
});
