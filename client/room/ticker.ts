/*
 * A clock in a worker: a page in the background is given one tick a second, a worker keeps its time, and with it what
 * is drawn here for others plays on while the person looks at another tab.
 */
const tickMs = 50;

setInterval(() => self.postMessage(null), tickMs);
