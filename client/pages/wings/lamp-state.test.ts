import { describe, expect, it } from 'vitest';
import type { Scene } from '../../../protocol/room/index.ts';
import { evening, self } from '../../stories/people.ts';
import { lampOf } from './lamp-state.ts';

const room = (at: 'foyer' | 'live', scene: Partial<Scene> = {}) => {
  const view = evening(at, []);
  return {
    audience: 'wings',
    position: { epoch: 1, seq: 1 },
    view: { ...view, scene: { ...view.scene, ...scene } },
  } as const;
};
const onStage = self(0, { at: 'on_stage', wish: 'voice' });
const backstage = self(0, { at: 'backstage' });
const sending = { publishing: { microphone: 'live' }, capture: { at: 'ready', tracks: {} } } as const;

describe('the lamp', () => {
  it('is red before the house alone', () => {
    expect(lampOf({ room: room('live'), self: onStage, ...sending })).toBe('heard');
    expect(lampOf({ room: room('foyer'), self: onStage, ...sending })).toBe('dark');
    expect(lampOf({ room: room('live'), self: backstage, ...sending })).toBe('dark');
  });

  it('shows the curtain to those who stand behind it', () => {
    const curtain = room('live', { curtain: true });
    expect(lampOf({ room: curtain, self: onStage, ...sending })).toBe('curtain');
    expect(lampOf({ room: curtain, self: backstage, ...sending })).toBe('dark');
  });

  it('calls who is next, until they are on', () => {
    expect(lampOf({ room: room('live'), self: { ...backstage, standby: true }, ...sending })).toBe('standby');
    expect(lampOf({ room: room('live'), self: { ...onStage, standby: true }, ...sending })).toBe('heard');
  });
});
