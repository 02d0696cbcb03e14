import { describe, expect, test } from 'vitest';
import type { CheckFindings } from '../../protocol/check.ts';
import { networkOf, problemsOf, verdictOf } from './findings.ts';

const good: CheckFindings = {
  ...{ browser: 'good', speaker: 'good', microphone: 'good', camera: 'good' },
  ...{ direct: 'good', relay: 'good' },
};
const verdict = (change: Partial<CheckFindings>) => verdictOf({ ...good, ...change });
const problems = (change: Partial<CheckFindings>) => problemsOf({ ...good, ...change });

describe('the verdict', () => {
  test('names the best that works', () => {
    expect(verdict({})).toBe('stage');
    expect(verdict({ camera: 'untested' })).toBe('voice');
    expect(verdict({ camera: 'black' })).toBe('voice');
    expect(verdict({ direct: 'sound', relay: 'absent' })).toBe('stutter');
    expect(verdict({ microphone: 'denied', camera: 'denied' })).toBe('watch');
    expect(verdict({ direct: 'blocked', relay: 'absent' })).toBe('blocked');
    expect(verdict({ browser: 'unsupported' })).toBe('blocked');
  });

  test('is not given before network and microphone were tried', () => {
    expect(verdict({ direct: 'untested', relay: 'untested' })).toBe('unfinished');
    expect(verdict({ direct: 'busy', relay: 'untested' })).toBe('unfinished');
    expect(verdict({ microphone: 'untested' })).toBe('unfinished');
    expect(verdict({ direct: 'blocked', relay: 'untested' })).toBe('unfinished');
  });
});

test('of two ways the better one counts', () => {
  expect(networkOf({ direct: 'blocked', relay: 'good' })).toBe('good');
  expect(networkOf({ direct: 'sound', relay: 'good' })).toBe('good');
  expect(networkOf({ direct: 'sound', relay: 'blocked' })).toBe('sound');
  expect(networkOf({ direct: 'blocked', relay: 'blocked' })).toBe('blocked');
  expect(networkOf({ direct: 'blocked', relay: 'absent' })).toBe('blocked');
});

describe('what can be done', () => {
  test('is nothing where nothing is wrong', () => {
    expect(problems({})).toEqual([]);
    expect(problems({ relay: 'absent', camera: 'untested', speaker: 'untested' })).toEqual([]);
  });

  test('is said once for both devices', () => {
    expect(problems({ microphone: 'denied', camera: 'denied' })).toEqual(['denied']);
    expect(problems({ browser: 'insecure', microphone: 'insecure', camera: 'insecure' })).toEqual([
      'insecure',
    ]);
    expect(problems({ microphone: 'silent', camera: 'black' })).toEqual(['silent', 'black']);
  });

  test('tells a network without a way round from one that has none open', () => {
    expect(problems({ direct: 'blocked', relay: 'absent' })).toEqual(['blocked-no-relay']);
    expect(problems({ direct: 'blocked', relay: 'blocked' })).toEqual(['blocked']);
    expect(problems({ direct: 'blocked' })).toEqual(['round']);
    expect(problems({ relay: 'blocked' })).toEqual(['straight']);
    expect(problems({ direct: 'sound', relay: 'sound' })).toEqual(['weak']);
  });
});
