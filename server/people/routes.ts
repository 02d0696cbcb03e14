import { Router } from 'express';
import type { z } from 'zod';
import {
  EndSessionRequest,
  type Handover,
  HandoverRequest,
  OpenLinkRequest,
  OpenTelegramRequest,
  RefreshRequest,
} from '../../protocol/http.ts';
import { linkPath } from '../../protocol/pages.ts';
import { endpoint } from '../platform/http/index.ts';
import { hashSecret } from '../platform/random-secrets.ts';
import { createRateLimit } from '../platform/rate-limits.ts';
import type { Sessions } from './sessions.ts';

/** A whole audience may come from one address (a school, a club), so these bound load, not guessing: secrets have 256 bits. */
const limits = {
  open: { attempts: 300, seconds: 60 },
  openOneLink: { attempts: 20, seconds: 60 },
  refresh: { attempts: 600, seconds: 60 },
  /** Of one address, and of one session. */
  handOver: { attempts: 300, seconds: 60 },
  handOverOne: { attempts: 10, seconds: 60 },
};

/** `POST /api/sessions/…`; `telegram` only where there is a bot. */
export function sessionRoutes(deps: { readonly sessions: Sessions; readonly withTelegram: boolean }): Router {
  const { sessions } = deps;
  const openings = createRateLimit(limits.open);
  const openingsOfLink = createRateLimit(limits.openOneLink);
  const refreshes = createRateLimit(limits.refresh);
  const router = Router();

  router.post(
    '/sessions/link',
    endpoint({ body: OpenLinkRequest }, async ({ body, address }) => {
      await openings(address);
      await openingsOfLink(hashSecret(body.secret));
      return sessions.openLink(body);
    }),
  );
  if (deps.withTelegram) {
    router.post(
      '/sessions/telegram',
      endpoint({ body: OpenTelegramRequest }, async ({ body, address }) => {
        await openings(address);
        return sessions.openTelegram(body.initData);
      }),
    );
  }
  router.post(
    '/sessions/refresh',
    endpoint({ body: RefreshRequest }, async ({ body, address }) => {
      await refreshes(address);
      return sessions.refresh(body.refresh);
    }),
  );
  router.post(
    '/sessions/end',
    endpoint({ body: EndSessionRequest }, async ({ body, address }) => {
      await refreshes(address);
      await sessions.end(body.refresh);
    }),
  );
  return router;
}

/** `POST /api/handovers`. */
export function handoverRoutes(deps: {
  readonly sessions: Sessions;
  /** Where links point, without a slash at the end. */
  readonly origin: () => string;
}): Router {
  const { sessions, origin } = deps;
  const byAddress = createRateLimit(limits.handOver);
  const bySession = createRateLimit(limits.handOverOne);
  const router = Router();
  router.post(
    '/handovers',
    endpoint(
      { body: HandoverRequest },
      async ({ body, address, bearer }): Promise<z.infer<typeof Handover>> => {
        await byAddress(address);
        const session = await sessions.authenticate(bearer);
        await bySession(session.sessionId);
        const secret = await sessions.handOver(session, body.seat);
        return { link: new URL(linkPath('handover', secret), origin()).href };
      },
    ),
  );
  return router;
}
