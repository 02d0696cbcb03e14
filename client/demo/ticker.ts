/*
 * A clock in a worker: a page in the background is given one tick a second, a worker keeps its time, and with it the
 * drawn actor plays on while the visitor looks at another tab.
 */
const tickMs = 50;

setInterval(() => self.postMessage(null), tickMs);
