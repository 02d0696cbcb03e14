import { expect, it } from 'vitest';
import { colleague, evening, memberId } from '../../stories/people.ts';
import { calledOf, companyOf } from './company.ts';

const position = { epoch: 1, seq: 1 };
const cast = [
  colleague(0, { onStage: true }),
  colleague(1),
  colleague(2, { standby: true }),
  colleague(3, { role: 'director' }),
];
const guests = [{ id: memberId(5), name: 'Борис', standby: true }];
const view = evening('live', [], { cast, guests });
const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);

it('is those behind the stage, without oneself', () => {
  const { colleagues } = companyOf({ audience: 'wings', position, view }, memberId(1));
  expect(ids(colleagues)).toEqual([memberId(2), memberId(3)]);
});

it('is those on stage, too, while the curtain hides them', () => {
  const scene = { ...view.scene, curtain: true };
  const company = companyOf({ audience: 'wings', position, view: { ...view, scene } }, memberId(1));
  expect(ids(company.colleagues)).toEqual([memberId(0), memberId(2), memberId(3)]);
});

it('is nobody for the house', () => {
  expect(companyOf({ audience: 'house', position, view }, undefined)).toEqual({ colleagues: [], guests: [] });
  expect(calledOf(null)).toEqual([]);
});

it('knows who is called', () => {
  expect(ids(calledOf({ audience: 'wings', position, view }))).toEqual([memberId(2), memberId(5)]);
});
