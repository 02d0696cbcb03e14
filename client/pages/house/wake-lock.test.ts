import { describe, expect, it } from 'vitest';
import { keepLit } from './wake-lock.ts';

function fakeScreen() {
  const listeners = new Set<() => void>();
  const fake = { visible: true, refuses: false, held: 0, asked: 0 };
  const screen = {
    request: () => {
      fake.asked += 1;
      if (fake.refuses) return Promise.reject(new Error('low battery'));
      fake.held += 1;
      let isHeld = true;
      return Promise.resolve({
        release: () => {
          if (isHeld) fake.held -= 1;
          isHeld = false;
          return Promise.resolve();
        },
      });
    },
    isVisible: () => fake.visible,
    onVisible: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const comeBack = (): void => {
    fake.visible = true;
    for (const listener of listeners) listener();
  };
  return { fake, screen, comeBack, listeners };
}

/** Until everything that was promised has been kept. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('keepLit', () => {
  it('keeps the screen lit until told otherwise', async () => {
    const { fake, screen, listeners } = fakeScreen();
    const stop = keepLit(screen);
    await settled();
    expect(fake.held).toBe(1);
    stop();
    await settled();
    expect(fake.held).toBe(0);
    expect(listeners.size).toBe(0);
  });

  it('asks again when the page is in front again, and not while it is hidden', async () => {
    const { fake, screen, comeBack } = fakeScreen();
    fake.visible = false;
    const stop = keepLit(screen);
    await settled();
    expect(fake.asked).toBe(0);
    comeBack();
    await settled();
    comeBack();
    await settled();
    expect(fake).toMatchObject({ asked: 2, held: 1 });
    stop();
  });

  it('bears a refusal, and lets go of a light that comes too late', async () => {
    const { fake, screen, comeBack } = fakeScreen();
    fake.refuses = true;
    const stop = keepLit(screen);
    await settled();
    fake.refuses = false;
    comeBack();
    stop();
    await settled();
    expect(fake.held).toBe(0);
  });
});
