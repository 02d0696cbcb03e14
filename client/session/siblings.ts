import { z } from 'zod';

/**
 * The other tabs with the same session. A duplicated tab begins with a copy of the first one's storage, refresh token
 * and all; but a refresh token is used once, and a second use ends the session for everybody. So they take turns, and
 * each one's next token is everybody's.
 */
export interface Siblings {
  /**
   * Runs a rotation while no sibling runs another.
   * @param rotate is given the newest token when a sibling lives that has one: this tab's copy may be an old one
   */
  inTurn<Result>(family: string, rotate: (newest: string | undefined) => Promise<Result>): Promise<Result>;
  /** The next token is this one. */
  tell(family: string, refresh: string): void;
  /** Answers the siblings and hears of their rotations, until undone. */
  join(family: string, member: FamilyMember): () => void;
}

/** A session, as its siblings see it. */
export interface FamilyMember {
  readonly refresh: () => string;
  /** A sibling has rotated the token: from now on it is this one. */
  readonly rotated: (refresh: string) => void;
}

/** For a page that cannot know of others. */
export const noSiblings: Siblings = {
  inTurn: (_family, rotate) => rotate(undefined),
  tell: () => undefined,
  join: () => () => undefined,
};

/** What all tabs of this origin hear; `BroadcastChannel` in a browser. A tab does not hear itself. */
export interface Channel {
  readonly post: (message: unknown) => void;
  readonly listen: (hear: (message: unknown) => void) => void;
}

/** Locks between tabs; the Web Locks API in a browser. */
export interface TabLocks {
  readonly alone: <Result>(name: string, work: () => Promise<Result>) => Promise<Result>;
  /** Holds a name together with others, until undone or the tab is gone. */
  readonly hold: (name: string) => () => void;
  /** How many tabs hold a name; infinitely many where nobody knows. */
  readonly holders: (name: string) => Promise<number>;
}

const Said = z.discriminatedUnion('say', [
  z.object({ say: z.literal('rotated'), family: z.string(), refresh: z.string() }),
  z.object({ say: z.literal('which'), family: z.string() }),
  z.object({ say: z.literal('this'), family: z.string(), refresh: z.string() }),
]);
type Said = z.infer<typeof Said>;

/** A living tab answers within this; one that sleeps does not, and has not rotated anything meanwhile. */
const answerPatienceMs = 250;

/** Siblings over a channel and locks. */
export class TabSiblings implements Siblings {
  readonly #channel: Channel;
  readonly #locks: TabLocks;
  readonly #members = new Map<string, FamilyMember>();
  readonly #asking = new Map<string, (refresh: string) => void>();

  constructor(channel: Channel, locks: TabLocks) {
    this.#channel = channel;
    this.#locks = locks;
    channel.listen((message) => {
      const said = Said.safeParse(message);
      if (said.success) this.#hear(said.data);
    });
  }

  inTurn<Result>(family: string, rotate: (newest: string | undefined) => Promise<Result>): Promise<Result> {
    return this.#locks.alone(`rampa/${family}/turn`, async () => rotate(await this.#ask(family)));
  }

  tell(family: string, refresh: string): void {
    this.#say({ say: 'rotated', family, refresh });
  }

  join(family: string, member: FamilyMember): () => void {
    this.#members.set(family, member);
    const letGo = this.#locks.hold(living(family));
    return () => {
      if (this.#members.get(family) === member) this.#members.delete(family);
      letGo();
    };
  }

  /**
   * What a living sibling answers, if there is one. Its answer comes after all that it has told before, so that a tab
   * that has joined knows the newest token by then in any case.
   */
  async #ask(family: string): Promise<string | undefined> {
    const own = this.#members.has(family) ? 1 : 0;
    if ((await this.#locks.holders(living(family))) <= own) return undefined;
    return new Promise((resolve) => {
      const done = (refresh?: string): void => {
        clearTimeout(patience);
        this.#asking.delete(family);
        resolve(refresh);
      };
      const patience = setTimeout(done, answerPatienceMs);
      this.#asking.set(family, done);
      this.#say({ say: 'which', family });
    });
  }

  #hear(said: Said): void {
    const { family } = said;
    const member = this.#members.get(family);
    switch (said.say) {
      case 'rotated':
        member?.rotated(said.refresh);
        return;
      case 'which':
        if (member !== undefined) this.#say({ say: 'this', family, refresh: member.refresh() });
        return;
      case 'this':
        this.#asking.get(family)?.(said.refresh);
    }
  }

  #say(said: Said): void {
    this.#channel.post(said);
  }
}

const living = (family: string): string => `rampa/${family}/living`;
