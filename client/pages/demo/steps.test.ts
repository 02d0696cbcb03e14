import { describe, expect, it } from 'vitest';
import { paneOfStep, type Standpoint, stepOf as stepFrom } from './steps.ts';

const stepOf = (
  phase: Standpoint['phase'],
  standing: Standpoint['standing'],
  seats: Standpoint['seats'] = ['inside', 'inside', 'inside'],
) => stepFrom({ seats, phase, standing });

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

  it('says nothing of the stage while a connection is lost, or once the demonstration has gone elsewhere', () => {
    expect(stepOf('live', 'on_stage', ['inside', 'inside', 'reconnecting'])).toBe('lost');
    expect(stepOf('live', 'on_stage', ['reconnecting', 'inside', 'inside'])).toBe('lost');
    expect(stepOf('live', 'on_stage', ['inside', 'farewell', 'inside'])).toBe('away');
    expect(stepOf(undefined, undefined, ['farewell', 'farewell', 'seated_elsewhere'])).toBe('away');
    // The doors are not open yet: the spectator knocks.
    expect(stepOf(undefined, undefined, ['entering', 'entering', 'refused'])).toBe('opening');
  });
});
