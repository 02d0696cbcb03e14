import { expect, type Locator, type Page } from '@playwright/test';
import { type Doors, doorsOf } from '../../tests/support/doors.ts';
import { startFreshTheatre } from '../../tests/support/server-process.ts';
import type { Camera } from './camera.ts';

/** A theatre in demo mode, its drawn actor, and visitors who raise a hand and step on stage. */
export async function photographEvening(camera: Camera): Promise<void> {
  const theatre = await startFreshTheatre();
  try {
    await new Evening(camera, doorsOf(theatre.address)).photograph();
  } finally {
    await theatre.close();
  }
}

/* As much of the DOM as is used below: the other scripts are for Node, and so are the types of all. */
interface Video {
  readonly videoWidth: number;
  requestVideoFrameCallback(call: () => void): void;
}
interface Part {
  scrollTop: number;
  querySelectorAll(selector: string): Iterable<Part>;
}

/** Width in pixels of what the drawn actor sends best. */
const sharpWidth = 640;

/** One evening, photographed from its seats. */
class Evening {
  readonly #camera: Camera;
  readonly #doors: Doors;

  constructor(camera: Camera, doors: Doors) {
    this.#camera = camera;
    this.#doors = doors;
  }

  async photograph(): Promise<void> {
    const demo = await this.#camera.open('demo');
    await demo.goto(new URL('/demo', this.#doors.address).href);
    await demo.locator('[data-step=raise]').waitFor();

    const phone = await this.#seat();
    await raiseHand(phone, 'voice');
    await sharp(phone, 1);
    await this.#camera.keep(phone, 'house-hand');

    for (const wish of ['voice_and_video', 'voice'] as const) await raiseHand(await this.#seat(), wish);
    await house(demo).getByTestId('hand').click();
    await demo.getByTestId('hand-row').nth(3).getByTestId('invite').click();
    await house(demo).getByTestId('accept').click();
    await demo.locator('[data-step=done]').waitFor();
    await sharp(phone, 2);
    await this.#camera.keep(phone, 'house-stage');
    await playing(house(demo), 2);
    await demo.getByTestId('pane-desk').evaluate(scrollUp);
    await this.#camera.keep(demo, 'demo');

    await this.#dismissDirectors();
    const desk = await this.#camera.open('desk');
    await this.#enter(desk, 'director');
    await desk.getByTestId('hand-row').nth(2).waitFor();
    await sharp(desk, 2);
    await this.#camera.keep(desk, 'desk');
  }

  /** The demo's stage manager goes before another one comes, as in a house that has one. */
  async #dismissDirectors(): Promise<void> {
    const usher = await this.#doors.guest('director');
    const room = usher.joined?.room;
    if (room?.audience !== 'desk') throw new Error('a director has no desk');
    for (const { id, role } of Object.values(room.view.members)) {
      if (role === 'director' && id !== usher.id) {
        await usher.command({ type: 'member.remove', member: id });
      }
    }
    await usher.command({ type: 'room.leave' });
    usher.socket.close();
  }

  /** A spectator on a phone, in the house. */
  async #seat(): Promise<Page> {
    const page = await this.#camera.open('phone');
    await this.#enter(page, 'audience');
    return page;
  }

  async #enter(page: Page, role: 'audience' | 'director'): Promise<void> {
    const { path } = await this.#doors.door(role);
    await page.goto(new URL(path, this.#doors.address).href);
    await page.getByTestId(role === 'audience' ? 'open-ticket' : 'open-invitation').click();
    await page.getByTestId('enter').click();
  }
}

const house = (demo: Page): Locator => demo.getByTestId('pane-house');

async function raiseHand(page: Page, wish: 'voice' | 'voice_and_video'): Promise<void> {
  await page.getByTestId('hand').click();
  await page.getByTestId(`wish-${wish}`).click();
  await page.locator('[data-testid=hand][aria-label]').waitFor();
}

/** Runs in the page: a tap on a row far below has scrolled its list. */
function scrollUp(pane: Part): void {
  for (const part of pane.querySelectorAll('*')) part.scrollTop = 0;
}

const pictures = (place: Page | Locator): Locator => place.getByTestId('stage').locator('video');

/** Waits until so many pictures play, for a second: nothing fades in any more. */
async function playing(place: Page | Locator, count: number): Promise<void> {
  await pictures(place)
    .nth(count - 1)
    .waitFor();
  for (const picture of await pictures(place).all()) {
    await picture.evaluate(
      (video: Video) =>
        new Promise<void>((seen) => {
          let frames = 0;
          const count = (): void => {
            frames += 1;
            if (frames < 20) video.requestVideoFrameCallback(count);
            else seen();
          };
          video.requestVideoFrameCallback(count);
        }),
    );
  }
}

/** As `playing`, and in the best layer, which comes some seconds after the first; a busy machine has none. */
async function sharp(place: Page, count: number): Promise<void> {
  await playing(place, count);
  const widths = (): Promise<number[]> =>
    pictures(place).evaluateAll((videos: Video[]) => videos.map((video) => video.videoWidth));
  const best = Array<number>(count).fill(sharpWidth);
  await expect
    .poll(widths, { timeout: 20_000 })
    .toEqual(best)
    .catch(() => console.warn('This machine is busy: the pictures are not sharp.'));
}
