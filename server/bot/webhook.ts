import { createHash, timingSafeEqual } from 'node:crypto';
import { json, Router } from 'express';
import { z } from 'zod';
import { Refusal } from '../../protocol/refusal.ts';
import { endpoint } from '../platform/http/index.ts';
import { type IntakeDeps, takeIn } from './intake.ts';

/** Where Telegram tells us of updates, under `/api`. */
export const webhookPath = '/telegram/updates';
/** The longest update; messages are short, but carry much around them. */
const maxUpdateBytes = 512 * 1024;

/** Telegram's own shapes are taken as they come; only what the inbox needs is checked. */
const Received = z.looseObject({ update_id: z.number().int() });

/**
 * `POST /api/telegram/updates` (https://core.telegram.org/bots/api#setwebhook): answered when the update is stored.
 * Only Telegram knows the secret token; anybody else finds nothing here.
 */
export function webhookRoutes(intake: IntakeDeps, secretToken: string): Router {
  const router = Router();
  const expected = digest(secretToken);
  router.post(
    webhookPath,
    (request, _response, next) => {
      const given = request.get('X-Telegram-Bot-Api-Secret-Token') ?? '';
      if (!timingSafeEqual(digest(given), expected)) throw new Refusal('not_found', 'not the secret token');
      next();
    },
    json({ limit: maxUpdateBytes }),
    endpoint({ body: Received }, async ({ body }) => {
      // Said by Telegram, which knows the form of its updates.
      await takeIn(intake, [body]);
      return {};
    }),
  );
  return router;
}

/** Digests have one length, so that comparing them tells nothing of it. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
