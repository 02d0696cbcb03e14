import { type BrowserContext, expect, type FrameLocator, type Locator, type Page } from '@playwright/test';
import { Admission, type DemoDoor } from '../../../protocol/http.ts';
import type { MemberId, Role } from '../../../protocol/ids.ts';
import type { MediaSource } from '../../../protocol/media.ts';
import { type Likeness, type LikenessName, likenesses } from './likeness.ts';
import {
  installEars,
  installEyes,
  installRecords,
  installScales,
  type Look,
  type Received,
  type Sound,
} from './probe.ts';

/** What somebody sees in a place: nothing, a picture without light or life, one of the likenesses, or another. */
export type Sight = 'nothing' | 'black' | 'frozen' | 'somebody' | LikenessName;
/** What somebody hears of a person; `stopped` is an element that does not play. */
export type Hearing = 'nothing' | 'stopped' | 'silence' | 'somebody' | LikenessName;

/** Of 8-bit channels: darker is black, nearer is the same colour, less is no movement. */
const darkest = 16;
const nearestColour = 60;
const leastChange = 0.5;
/** Of full scale; and of a pitch, relative. */
const quietest = 0.004;
const nearestPitch = 0.04;

/** A person at a browser: a page, and what they do and perceive there. */
export class Visitor {
  readonly page: Page;
  /** What was asked of camera and microphone, once for each call, reloads included: `audio+video`. */
  readonly captures: readonly string[];
  /** Errors that no page of ours may have: exceptions, and what the content security policy has stopped. */
  readonly faults: readonly string[];
  readonly #members = new Map<Role, MemberId>();

  private constructor(page: Page, captures: readonly string[], faults: readonly string[]) {
    this.page = page;
    this.captures = captures;
    this.faults = faults;
    page.on('response', (response) => {
      if (!response.url().endsWith('/admission') || !response.ok()) return;
      response.json().then(
        (answer) => {
          const { role, memberId } = Admission.parse(answer);
          this.#members.set(role, memberId);
        },
        () => {}, // the page was closed meanwhile
      );
    });
  }

  /** Prepares a context once, before its first page. */
  static async prepare(context: BrowserContext): Promise<readonly string[]> {
    const captures: string[] = [];
    await context.exposeFunction('tellCapture', (asked: string) => void captures.push(asked));
    for (const install of [installRecords, installEyes, installEars, installScales]) {
      await context.addInitScript(install);
    }
    return captures;
  }

  /** A new tab of a prepared context. */
  static async open(context: BrowserContext, captures: readonly string[]): Promise<Visitor> {
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => void faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && /Content Security Policy|Permissions.policy/i.test(message.text())) {
        faults.push(message.text());
      }
    });
    return new Visitor(page, captures, faults);
  }

  /** Who this visitor is in the room; known once they have been admitted. */
  get id(): MemberId {
    const [id, ...others] = this.#members.values();
    if (id === undefined || others.length > 0) throw new Error('was not admitted, or in several roles');
    return id;
  }

  /** Who this page is in a role; the demonstration has all three. */
  idAs(role: Role): MemberId {
    const id = this.#members.get(role);
    if (id === undefined) throw new Error(`was not admitted as ${role}`);
    return id;
  }

  get(testId: string): Locator {
    return this.page.getByTestId(testId);
  }

  /** Follows a ticket link into the house, with the two taps that a person makes. */
  async enterHouse(door: DemoDoor, search = ''): Promise<void> {
    await this.openTicket(door);
    if (search === '') await this.get('enter').click();
    else await this.page.goto(`${(await this.get('enter').getAttribute('href')) ?? ''}${search}`);
    await expect(this.get('stage')).toBeVisible();
  }

  async openTicket(door: DemoDoor): Promise<void> {
    await this.page.goto(door.path);
    await this.#settled();
    await this.get('open-ticket').click();
    await expect(this.get('ticket')).toBeVisible();
  }

  /** Follows an invitation of the cast to the desk or to the wings. */
  async enterCast(door: DemoDoor): Promise<void> {
    await this.page.goto(door.path);
    await this.#settled();
    await this.get('open-invitation').click();
    await this.get('enter').click();
    await expect(this.get('stage')).toBeVisible();
  }

  /** A font that comes late moves what is pressed from under the pointer, and a press that ends elsewhere is none. */
  async #settled(): Promise<void> {
    await this.page.evaluate(() => document.fonts.ready.then(() => undefined));
  }

  /** Raises a hand; the question for permission is asked here and nowhere else. */
  async raiseHand(wish: 'voice' | 'voice_and_video' = 'voice_and_video'): Promise<void> {
    await this.get('hand').click();
    await this.get(`wish-${wish}`).click();
    await expect(this.page.getByRole('button', { name: /^Lower your hand/ })).toBeVisible();
  }

  /**
   * Evaluates an expression without a gesture. Everything that Playwright itself asks a page counts as a person's tap
   * there, so that a page under a test would never be denied its sound.
   */
  async askQuietly(expression: string): Promise<unknown> {
    const devTools = await this.page.context().newCDPSession(this.page);
    const { result } = await devTools.send('Runtime.evaluate', { expression, returnByValue: true });
    await devTools.detach();
    return result.value;
  }

  /** What this visitor sees of a member; of their camera, unless another source is asked for. */
  async sees(
    member: MemberId,
    within: Pick<Page | Locator, 'locator'> | Pick<FrameLocator, 'locator'> = this.page,
    source: MediaSource = 'camera',
  ): Promise<Sight> {
    const video = within.locator(`video[data-member="${member}"][data-source="${source}"]`);
    if (!(await video.isVisible())) return 'nothing';
    // Of all that there are (videos, as the locator says): to look at one that has gone would be to wait for its return.
    const [look] = await video.evaluateAll((elements) =>
      Promise.all(elements.slice(0, 1).map((element) => globalThis.probe.look(element as HTMLVideoElement))),
    );
    return look === undefined ? 'nothing' : sightOf(look);
  }

  /** What this visitor hears of a member; of their microphone, unless another source is asked for. */
  async hears(member: MemberId, source: MediaSource = 'microphone'): Promise<Hearing> {
    const audio = this.page.locator(`audio[data-member="${member}"][data-source="${source}"]`);
    const [sound] = await audio.evaluateAll((elements) =>
      Promise.all(
        elements.slice(0, 1).map((element) => globalThis.probe.listen(element as HTMLAudioElement)),
      ),
    );
    return sound === undefined ? 'nothing' : hearingOf(sound);
  }

  received(): Promise<Received> {
    return this.page.evaluate(() => globalThis.probe.received());
  }

  /** What comes in one second; a line without voice or picture carries reports and keep-alives only. */
  receivedInASecond() {
    return this.page.evaluate(() => globalThis.probe.receivedWithin(1000));
  }

  /** States of all tracks that camera and microphone have given to this page since it was loaded. */
  devices(): Promise<MediaStreamTrackState[]> {
    return this.page.evaluate(() => globalThis.probe.captured.map((track) => track.readyState));
  }
}

function sightOf({ colour, change }: Look): Sight {
  if (Math.max(...colour) <= darkest) return 'black';
  if (change < leastChange) return 'frozen';
  const distance = ({ colour: other }: Likeness): number =>
    Math.hypot(...other.map((value, index) => value - (colour[index] ?? 0)));
  return whoIs((likeness) => distance(likeness) < nearestColour);
}

function hearingOf({ playing, rms, hertz }: Sound): Hearing {
  if (!playing) return 'stopped';
  if (rms < quietest) return 'silence';
  return whoIs((likeness) => Math.abs(hertz / likeness.hertz - 1) < nearestPitch);
}

function whoIs(fits: (likeness: Likeness) => boolean): 'somebody' | LikenessName {
  const names = Object.keys(likenesses) as LikenessName[]; // its own keys
  return names.find((name) => fits(likenesses[name])) ?? 'somebody';
}
