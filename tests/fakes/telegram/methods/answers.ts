import { z } from 'zod';
import { badRequest, queryTooOld } from '../errors.ts';
import { flag, integer, method, optional, text } from '../params.ts';
import { compact } from '../world.ts';

const longestAnswer = 200;

export const answerCallbackQuery = method(
  z.object({
    callback_query_id: text,
    text: optional(text),
    show_alert: optional(flag),
    url: optional(text),
    cache_time: optional(integer),
  }),
  (input, { world }) => {
    if ((input.text ?? '').length > longestAnswer) throw badRequest('MESSAGE_TOO_LONG');
    const query = world.callbacks.get(input.callback_query_id);
    if (query === undefined || world.now() - query.askedAt > world.options.callbackMs) throw queryTooOld();
    if (input.url !== undefined && !/^(https:\/\/t\.me\/|tg:)/.test(input.url))
      throw badRequest('URL_INVALID');
    world.callbacks.delete(input.callback_query_id);
    const { text: words, url } = input;
    query.answer({ ...compact({ text: words || undefined, url }), showAlert: input.show_alert ?? false });
    return true;
  },
);
