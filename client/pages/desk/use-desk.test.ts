import { describe, expect, it } from 'vitest';
import { projectDesk } from '../../../protocol/room/index.ts';
import { busyActs, memberId, play, words } from '../../../protocol/room/testing.ts';
import { found, listed } from './use-desk.ts';

const view = projectDesk(play(busyActs), words);

describe('listed', () => {
  it('has everybody once, the stage in order of appearance', () => {
    const groups = (['on_stage', 'backstage', 'waiting', 'house'] as const).map((group) =>
      listed(view, group).map(({ id }) => id),
    );
    expect(groups[0]).toEqual([memberId(2), memberId(5)]);
    expect(groups.flat().toSorted()).toEqual(Object.keys(view.members).toSorted());
  });

  it('has actors before directors behind the stage', () => {
    expect(listed(view, 'backstage').map(({ role }) => role)).toEqual([
      'actor',
      'actor',
      'director',
      'director',
    ]);
  });
});

it('found looks for a part of the name, whatever its case', () => {
  const members = Object.values(view.members);
  expect(found(members, 'SON 7').map(({ name }) => name)).toEqual(['Person 7']);
  expect(found(members, '  ')).toHaveLength(members.length);
  const [first] = members;
  expect(first && found([{ ...first, name: 'Фёдор' }], 'федор')).toHaveLength(1);
});
