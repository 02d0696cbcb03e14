import { describe, expect, it } from 'vitest';
import { paneOfStep, stepOf } from './steps.ts';

describe('stepOf', () => {
  it('leads a spectator to the stage in three clicks', () => {
    const path = (['audience', 'hand_raised', 'invited', 'on_stage'] as const).map((at) =>
      stepOf('live', at),
    );
    expect(path).toEqual(['raise', 'invite', 'accept', 'done']);
    expect(path.map((step) => paneOfStep[step])).toEqual(['house', 'desk', 'house', null]);
  });

  it('waits before the beginning and says when the show pauses or is over', () => {
    expect(stepOf(undefined, undefined)).toBe('opening');
    expect(stepOf('foyer', 'audience')).toBe('opening');
    expect(stepOf('intermission', 'audience')).toBe('paused');
    expect(stepOf('finished', 'audience')).toBe('over');
  });
});
