import { z } from 'zod';
import { badRequest } from '../errors.ts';
import { isLoopback } from '../keyboards.ts';
import { flag, integer, json, type MethodCall, method, optional, text } from '../params.ts';
import { compact } from '../world.ts';

/** Runs a method that came in a webhook's answer. */
type Act = (
  world: MethodCall['world'],
  method: string,
  payload: Readonly<Record<string, unknown>>,
) => Promise<void>;

const allowed_updates = optional(json(z.array(z.string())));
const maxUpdates = 100;
const defaultConnections = 40;

export const getMe = method(z.object({}), (_input, { world }) => world.me);

export const getUpdates = method(
  z.object({
    offset: optional(integer),
    limit: optional(integer),
    timeout: optional(integer),
    allowed_updates,
  }),
  ({ offset = 0, limit = maxUpdates, timeout = 0, allowed_updates: allowed }, { world, signal }) => {
    world.feed.allow(allowed);
    return world.feed.poll({
      offset,
      limit: Math.min(Math.max(limit, 1), maxUpdates),
      timeoutMs: Math.max(timeout, 0) * 1000,
      signal,
    });
  },
);

export const setWebhook = (act: Act): ReturnType<typeof method> =>
  method(
    z.object({
      url: optional(text),
      secret_token: optional(text),
      max_connections: optional(integer),
      allowed_updates,
      drop_pending_updates: optional(flag),
    }),
    (input, { world }) => {
      const {
        url = '',
        secret_token: secretToken,
        max_connections: connections = defaultConnections,
      } = input;
      if (url !== '') checkUrl(url);
      if (secretToken !== undefined && !/^[\w-]{1,256}$/.test(secretToken)) {
        throw badRequest('secret token contains unallowed characters');
      }
      if (input.drop_pending_updates) world.feed.dropPending();
      world.feed.allow(input.allowed_updates);
      const maxConnections = Math.min(Math.max(connections, 1), 100);
      if (url === '') world.feed.removeWebhook();
      else {
        const run = (name: string, payload: Readonly<Record<string, unknown>>): Promise<void> =>
          act(world, name, payload);
        world.feed.setWebhook({ url, secretToken, maxConnections }, { act: run });
      }
      return true;
    },
  );

/** Over http only an address of this machine will do; Telegram itself takes https alone. */
function checkUrl(url: string): void {
  if (!URL.canParse(url)) throw badRequest('bad webhook: invalid webhook URL specified');
  const { protocol, hostname } = new URL(url);
  if (protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))) return;
  throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
}

export const deleteWebhook = method(
  z.object({ drop_pending_updates: optional(flag) }),
  ({ drop_pending_updates: drop }, { world }) => {
    world.feed.removeWebhook();
    if (drop) world.feed.dropPending();
    return true;
  },
);

export const getWebhookInfo = method(z.object({}), (_input, { world }) => {
  const { webhook, pendingCount, allowed } = world.feed;
  return compact({
    url: webhook?.settings.url ?? '',
    has_custom_certificate: false,
    pending_update_count: pendingCount,
    last_error_date: webhook?.lastError?.date,
    last_error_message: webhook?.lastError?.message,
    max_connections: webhook?.settings.maxConnections,
    allowed_updates: allowed.length > 0 ? allowed : undefined,
  });
});
