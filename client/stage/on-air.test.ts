import { describe, expect, it } from 'vitest';
import { evening, self } from '../stories/people.ts';
import { onAirOf } from './on-air.ts';

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

  it('is live as soon as the server has one thing that it lets through', () => {
    const sending = { publishing: { microphone: 'paused', camera: 'live' }, capture: ready } as const;
    expect(onAirOf({ room: live, self: onStage, ...sending })).toBe('live');
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
