import type { Transformer } from 'grammy';
import { pause } from '../platform/pause.ts';

/** With the requests around it, shorter than an entry of the inbox belongs to who has taken it. */
const longestMs = 25_000;

/**
 * Waits as long as Telegram asks for (429, `retry_after`) and asks again, so that an answer of several messages goes on
 * where it was. What would take too long is left to the inbox.
 */
export const waitWhenFlooded =
  (closing: AbortSignal): Transformer =>
  async (call, method, payload, signal) => {
    for (let leftMs = longestMs; ;) {
      const answer = await call(method, payload, signal);
      if (answer.ok || answer.error_code !== 429) return answer;
      const waitMs = (answer.parameters?.retry_after ?? 1) * 1000;
      if (waitMs > leftMs || !(await pause(waitMs, closing))) return answer;
      leftMs -= waitMs;
    }
  };
