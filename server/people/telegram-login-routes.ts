import { Router } from 'express';
import { TelegramLoginAnswer, type TelegramLoginBegun } from '../../protocol/http.ts';
import { pages } from '../../protocol/pages.ts';
import { endpoint } from '../platform/http/index.ts';
import { createRateLimit } from '../platform/rate-limits.ts';
import type { Sessions } from './sessions.ts';
import type { TelegramLogin } from './telegram-login.ts';

const limit = { attempts: 60, seconds: 60 };

/**
 * `POST /api/login/telegram` begins, `…/finish` signs one of the staff in, and `…/tie` ties somebody's Telegram to the
 * session of the staff that asks. Only where the theatre has set it up.
 */
export function telegramLoginRoutes(deps: {
  readonly login: TelegramLogin;
  readonly sessions: Sessions;
  /** Where pages are, without a slash at the end. */
  readonly origin: () => string;
}): Router {
  const { login, sessions, origin } = deps;
  const attempts = createRateLimit(limit);
  const redirectUri = (): string => `${origin()}${pages.staffTelegram.path}`;
  const router = Router();
  router.post(
    '/login/telegram',
    endpoint({}, async ({ address }): Promise<TelegramLoginBegun> => {
      await attempts(address);
      return login.begin(redirectUri());
    }),
  );
  router.post(
    '/login/telegram/finish',
    endpoint({ body: TelegramLoginAnswer }, async ({ body, address }) => {
      await attempts(address);
      return sessions.openStaffOfTelegram(await login.finish(body, redirectUri()));
    }),
  );
  router.post(
    '/login/telegram/tie',
    endpoint({ body: TelegramLoginAnswer }, async ({ body, address, bearer }) => {
      await attempts(address);
      const { staffId } = await sessions.authenticateStaff(bearer);
      await sessions.tieStaff(staffId, await login.finish(body, redirectUri()));
    }),
  );
  return router;
}
