import { type Channel, noSiblings, type Siblings, type TabLocks, TabSiblings } from './siblings.ts';

/** A tab that the system has put to sleep in its turn must not keep the others out for ever. */
const turnPatienceMs = 5_000;

let ofThisPage: Siblings | undefined;

/** The siblings of this page; nobody outside of a page and in browsers that let no tab speak to another. */
export function tabSiblings(): Siblings {
  ofThisPage ??=
    typeof document === 'undefined' || typeof BroadcastChannel === 'undefined'
      ? noSiblings
      : new TabSiblings(broadcast(), 'locks' in navigator ? webLocks(navigator.locks) : noLocks);
  return ofThisPage;
}

function broadcast(): Channel {
  const channel = new BroadcastChannel('rampa/sessions');
  return {
    post: (message) => {
      channel.postMessage(message);
    },
    listen: (hear) => {
      channel.addEventListener('message', ({ data }) => {
        hear(data);
      });
    },
  };
}

/** Plain http on a local network has no locks: whoever may be there is asked, and turns are not taken. */
const noLocks: TabLocks = {
  alone: (_name, work) => work(),
  hold: () => () => undefined,
  holders: () => Promise.resolve(Infinity),
};

function webLocks(locks: LockManager): TabLocks {
  return {
    alone: async (name, work) => {
      const waiting = new AbortController();
      const patience = setTimeout(() => {
        waiting.abort();
      }, turnPatienceMs);
      const turn: { has: 'come' | 'not come' } = { has: 'not come' };
      try {
        return await locks.request(name, { signal: waiting.signal }, () => {
          clearTimeout(patience);
          turn.has = 'come';
          return work();
        });
      } catch (error) {
        if (turn.has === 'come') throw error;
        clearTimeout(patience);
        return work();
      }
    },
    hold: (name) => {
      let letGo = (): void => undefined;
      const held = new Promise<void>((resolve) => {
        letGo = resolve;
      });
      // A sandboxed frame may refuse; the others then do not see this tab, as without locks.
      locks.request(name, { mode: 'shared' }, () => held).catch(() => undefined);
      return letGo;
    },
    holders: (name) =>
      locks.query().then(
        ({ held = [] }) => held.filter((lock) => lock.name === name).length,
        () => Infinity,
      ),
  };
}
