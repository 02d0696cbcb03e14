import { describe, expect, it } from 'vitest';
import { MemberId } from '../../protocol/ids.ts';
import type { Performer } from '../../protocol/room/index.ts';
import { billOf, type BillFacts } from './bill.ts';

const id = (n: number): MemberId => MemberId.parse(`00000000-0000-4000-8000-00000000000${String(n)}`);
const performer = (n: number, camera = true): Performer => ({
  id: id(n),
  name: `Nobody ${String(n)}`,
  guest: false,
  connected: true,
  microphone: true,
  camera,
});
const billWith = (change: Partial<BillFacts>) =>
  billOf({
    performers: [performer(1), performer(2, false), performer(3)],
    sharing: new Set(),
    scene: { spotlight: null, bows: false },
    inCorner: null,
    ...change,
  });
const shown = ({ figures }: ReturnType<typeof billOf>): readonly string[] =>
  figures.map(({ performer: { name }, form }) => `${name} ${form}`);

describe('billOf', () => {
  it('shows cameras as pictures and the others as voices, in order', () => {
    const bill = billWith({});
    expect(shown(bill)).toEqual(['Nobody 1 picture', 'Nobody 2 voice', 'Nobody 3 picture']);
    expect(bill.company).toEqual({ pictures: 2, voices: 1, large: [], bows: false });
  });

  it('makes a shared screen large, beside the one who shares it', () => {
    const bill = billWith({ sharing: new Set([id(2)]), scene: { spotlight: id(1), bows: false } });
    expect(shown(bill)).toEqual([
      'Nobody 1 picture',
      'Nobody 2 screen',
      'Nobody 2 voice',
      'Nobody 3 picture',
    ]);
    expect(bill.company.large).toEqual([1]);
  });

  it('makes the spotlight large, if it is seen', () => {
    expect(billWith({ scene: { spotlight: id(3), bows: false } }).company.large).toEqual([1]);
    expect(billWith({ scene: { spotlight: id(2), bows: false } }).company.large).toEqual([]);
  });

  it('takes oneself out of the row into the corner, unless one is alone, unseen, or bows', () => {
    const bill = billWith({ inCorner: id(3) });
    expect(bill.corner?.id).toBe(id(3));
    expect(shown(bill)).toEqual(['Nobody 1 picture', 'Nobody 2 voice']);
    expect(billWith({ inCorner: id(2) }).corner).toBeNull();
    expect(billWith({ inCorner: id(1), performers: [performer(1)] }).corner).toBeNull();
    expect(billWith({ inCorner: id(3), scene: { spotlight: null, bows: true } }).corner).toBeNull();
  });
});
