import type { Response } from 'express';
import type { Telegram } from '../telegram.ts';
import { type Cast, viewOf } from './view.ts';

/** Tells a page what its person sees, now and after every change, as server-sent events. */
export function streamView(telegram: Telegram, cast: Cast, who: string, response: Response): void {
  const first = viewOf(telegram, cast, who);
  if (first === undefined) {
    response.status(404).end();
    return;
  }
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  let last = '';
  const tell = (): void => {
    const view = JSON.stringify(viewOf(telegram, cast, who));
    if (view !== last) response.write(`data: ${view}\n\n`);
    last = view;
  };
  tell();
  // Many changes come together; the page is told of the last.
  let isDue = false;
  const unsubscribe = telegram.world.changes.subscribe(() => {
    if (isDue) return;
    isDue = true;
    setImmediate(() => {
      isDue = false;
      tell();
    });
  });
  response.once('close', unsubscribe);
}
