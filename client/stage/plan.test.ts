import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Box, Place } from './layout.ts';
import { type Company, type Plan, planStage } from './plan.ts';

const slack = 0.01;
const overlap = (one: Place, other: Place): boolean =>
  one.x < other.x + other.width - slack &&
  other.x < one.x + one.width - slack &&
  one.y < other.y + other.height - slack &&
  other.y < one.y + one.height - slack;

const phone = { width: 390, height: 844 };
const laptop = { width: 1280, height: 800 };

const stages = fc.record({
  width: fc.integer({ min: 280, max: 3840 }),
  height: fc.integer({ min: 280, max: 2160 }),
});
/** As many as a stage can hold: 16 pictures, a screen, 24 voices. */
const companies: fc.Arbitrary<Company> = fc
  .record({
    pictures: fc.integer({ min: 0, max: 17 }),
    voices: fc.integer({ min: 0, max: 24 }),
    large: fc.uniqueArray(fc.integer({ min: 0, max: 16 }), { maxLength: 2 }),
    bows: fc.boolean(),
  })
  .map((company) => ({ ...company, large: company.large.filter((index) => index < company.pictures) }));

const company = (change: Partial<Company>): Company => ({
  pictures: 0,
  voices: 0,
  large: [],
  bows: false,
  ...change,
});

const size = ({ width, height }: Box): number => width * height;
const all = ({ pictures, voices }: Plan): readonly Place[] => [...pictures, ...voices];

/** Whether places follow each other as one reads: row by row, from the left. */
const inReadingOrder = (places: readonly Place[]): boolean =>
  places.every((place, index) => {
    const next = places[index + 1];
    if (next === undefined) return true;
    const below = next.y >= place.y + place.height - slack;
    return below || (Math.abs(next.y - place.y) < slack && next.x >= place.x + place.width - slack);
  });

describe('planStage', () => {
  it('gives everybody a place of their own, within the stage', () => {
    fc.assert(
      fc.property(companies, stages, fc.constantFrom(0, 96), (many, stage, foot) => {
        const plan = planStage(many, stage, foot);
        expect(plan.pictures).toHaveLength(many.pictures);
        expect(plan.voices).toHaveLength(many.voices);
        all(plan).forEach((place, index) => {
          expect(place.width).toBeGreaterThan(0);
          expect(place.height).toBeGreaterThan(0);
          expect(place.x).toBeGreaterThanOrEqual(-slack);
          expect(place.y).toBeGreaterThanOrEqual(-slack);
          expect(place.x + place.width).toBeLessThanOrEqual(stage.width + slack);
          expect(place.y + place.height).toBeLessThanOrEqual(stage.height + slack);
          expect(
            all(plan)
              .slice(index + 1)
              .some((other) => overlap(place, other)),
          ).toBe(false);
        });
      }),
    );
  });

  it('keeps the order of appearance among those of one size', () => {
    fc.assert(
      fc.property(companies, stages, (many, stage) => {
        const { pictures, voices } = planStage(many, stage);
        const isLarge = (_: Place, index: number): boolean => many.large.includes(index);
        const large = many.bows ? [] : pictures.filter(isLarge);
        const small = many.bows ? pictures : pictures.filter((place, index) => !isLarge(place, index));
        expect([large, small, voices].map(inReadingOrder)).toEqual([true, true, true]);
      }),
    );
  });

  it('makes the spotlight and a shared screen the largest on stage', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 16 }), fc.nat({ max: 15 }), stages, (pictures, index, stage) => {
        const spotlight = index % pictures;
        const plan = planStage(company({ pictures, large: [spotlight] }), stage);
        const sizes = plan.pictures.map(size);
        expect(Math.max(...sizes)).toBe(sizes[spotlight]);
      }),
    );
  });

  it('stands the others at the side of a wide stage, and at the foot of a tall one', () => {
    const three = company({ pictures: 3, large: [0] });
    const [wide, beside] = planStage(three, laptop).pictures;
    expect(beside?.x).toBeGreaterThan((wide?.x ?? 0) + (wide?.width ?? 0));
    const [tall, below] = planStage(three, phone).pictures;
    expect(below?.y).toBeGreaterThan((tall?.y ?? 0) + (tall?.height ?? 0));
  });

  it('gives a single picture the whole stage, the foot too', () => {
    expect(planStage(company({ pictures: 1 }), phone, 96).pictures).toEqual([{ x: 0, y: 0, ...phone }]);
  });

  it('keeps more than one out of the foot where there is room', () => {
    for (const { y, height } of planStage(company({ pictures: 5 }), laptop, 96).pictures)
      expect(y + height).toBeLessThanOrEqual(laptop.height - 96 + slack);
  });

  it('lets nine bow in one row on a laptop, and in few on a phone', () => {
    const rows = (stage: Box): number =>
      new Set(planStage(company({ pictures: 6, voices: 3, bows: true }), stage).pictures.map(({ y }) => y))
        .size;
    expect(rows(laptop)).toBe(1);
    expect(rows(phone)).toBe(2);
  });

  it('shows 24 voices beside a teacher with names that can be read', () => {
    for (const stage of [phone, laptop]) {
      const { pictures, voices } = planStage(company({ pictures: 1, voices: 24 }), stage, 96);
      for (const { width, height } of voices) {
        expect(width).toBeGreaterThanOrEqual(100);
        expect(height).toBeGreaterThanOrEqual(28);
      }
      const whole = size(stage);
      expect(pictures.map(size).every((picture) => picture > whole / 3)).toBe(true);
    }
  });
});
