import { describe, expect, it } from 'vitest';
import { projectSelf } from './project.ts';
import { commandId, lateActs, memberId, play, words } from './testing.ts';

const latecomer = memberId(7);

describe('whoever waits at the doors', () => {
  it('knows who lets them in, and hears of it when the rule changes', () => {
    expect(projectSelf(play(lateActs), latecomer, words)?.standing).toMatchObject({
      at: 'waiting',
      admits: 'at_interval',
    });
    const changed = play([
      ...lateActs,
      {
        kind: 'command',
        by: memberId(0),
        id: commandId(99_000),
        command: { type: 'settings.change', latecomers: 'by_director' },
      },
    ]);
    expect(projectSelf(changed, latecomer, words)?.standing).toMatchObject({
      at: 'waiting',
      admits: 'by_director',
    });
  });
});
