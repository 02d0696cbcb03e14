import { describe, expect, it } from 'vitest';
import { noSwitches } from '../../protocol/room/index.ts';
import type { RoomClientState } from '../room/state.ts';
import { evening, self } from '../stories/people.ts';
import { frameOf, isHeard, onAirOf, silencedBy } from './on-air.ts';

const position = { epoch: 1, seq: 1 };
const live = { audience: 'house', position, view: evening('live', []) } as const;
const foyer = { audience: 'house', position, view: evening('foyer', []) } as const;
const onStage = self(0, { at: 'on_stage', wish: 'voice' });
const ready = { at: 'ready', tracks: {} } as const;
const none = { at: 'none' } as const;

describe('onAirOf', () => {
  it('is off for everybody who does not stand before the house', () => {
    const sending = { publishing: { microphone: 'live' }, capture: ready } as const;
    expect(onAirOf({ room: live, self: self(0, { at: 'audience' }), ...sending })).toBe('off');
    expect(onAirOf({ room: foyer, self: onStage, ...sending })).toBe('off');
    expect(onAirOf({ room: null, self: null, ...sending })).toBe('off');
  });

  it('tells what the house has of me: voice and picture, one of them', () => {
    const air = (publishing: RoomClientState['publishing']) =>
      onAirOf({ room: live, self: onStage, publishing, capture: ready });
    expect(air({ microphone: 'live', camera: 'live' })).toBe('live');
    expect(air({ microphone: 'live', camera: 'paused' })).toBe('heard');
    expect(air({ microphone: 'live' })).toBe('heard');
    expect(air({ microphone: 'paused', camera: 'live' })).toBe('seen');
    expect(air({ microphone: 'paused', camera: 'paused', screen: 'live' })).toBe('seen');
    expect(air({ microphone: 'paused', camera: 'paused' })).toBe('silent');
  });

  it('calls only those live who are heard', () => {
    expect(isHeard('live') && isHeard('heard')).toBe(true);
    expect(isHeard('seen') || isHeard('silent')).toBe(false);
    expect([frameOf('heard'), frameOf('seen'), frameOf('silent')]).toEqual(['whole', 'dashed', null]);
  });

  it('does not count what is said in private', () => {
    const on = { room: live, self: onStage };
    const publishing = { microphone: 'paused', talkback: 'live' } as const;
    expect(onAirOf({ ...on, publishing, capture: ready })).toBe('silent');
  });

  it('is silent when all is held back or nothing is captured, and connecting in between', () => {
    const on = { room: live, self: onStage };
    expect(onAirOf({ ...on, publishing: { microphone: 'paused' }, capture: ready })).toBe('silent');
    expect(onAirOf({ ...on, publishing: {}, capture: none })).toBe('silent');
    expect(onAirOf({ ...on, publishing: {}, capture: ready })).toBe('connecting');
  });
});

describe('silencedBy', () => {
  const off = { ...noSwitches, microphone: true };

  it('names the desk before oneself: the own switch does not help then', () => {
    expect(silencedBy({ self: { ...onStage, muted: off, off } })).toBe('desk');
    expect(silencedBy({ self: { ...onStage, off } })).toBe('self');
    expect(silencedBy({ self: onStage })).toBe('nobody');
  });
});
