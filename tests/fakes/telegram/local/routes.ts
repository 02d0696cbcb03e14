import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Request, type Response, Router } from 'express';
import sirv from 'sirv';
import { z } from 'zod';
import { messageIn } from '../chats.ts';
import { termsOf } from '../conversation.ts';
import { pressCallback } from '../people.ts';
import type { Telegram } from '../telegram.ts';
import { launchUrl } from '../user.ts';
import type { ChatState, Person } from '../world.ts';
import type { InvoiceView } from './contract.ts';
import { onlyOwnPage } from './doorkeeper.ts';
import { doMischief, MischiefKind } from './mischief.ts';
import { streamView } from './stream.ts';
import { type Cast, initDataDate, lobbyOf } from './view.ts';

const InChat = z.object({ chatId: z.int() });
const Send = InChat.extend({ text: z.string().min(1), replyTo: z.int().optional() });
const Press = InChat.extend({ messageId: z.int(), data: z.string() });
const Invoice = z.union([InChat.extend({ messageId: z.int() }), z.object({ slug: z.string() })]);
const Launch = z.object({
  url: z.string(),
  startParam: z.string().optional(),
  theme: z.record(z.string(), z.string()),
  /** A button of the reply keyboard gives the app no init data. */
  withInitData: z.boolean(),
});

const answerPatienceMs = 15_000;

/** Who acts, and in this Telegram. */
interface Actor {
  readonly person: Person;
  readonly user: NonNullable<ReturnType<Cast['people']['get']>>['user'];
}

type Acts = Readonly<Record<string, (actor: Actor, body: unknown) => unknown>>;

/** The page of a local Telegram, and what it asks for under `/local`. */
export function localRoutes(telegram: Telegram, cast: Cast, folder: string): Router {
  const router = Router();
  const { world } = telegram;
  router.use('/local', onlyOwnPage(telegram.address), express.json());
  router.get('/local/lobby', (_request, response) => void response.json(lobbyOf(telegram, cast)));
  router.get('/local/file/:id', (request, response) => {
    const file = world.files.byId(request.params.id);
    if (file === undefined) response.status(404).end();
    else response.attachment(file.path.split('/').at(-1)).send(file.bytes);
  });
  router.get('/local/:who/events', (request, response) => {
    streamView(telegram, cast, request.params.who, response);
  });
  for (const [name, act] of Object.entries(actsOf(telegram, cast))) {
    router.post(`/local/:who/${name}`, async (request: Request<{ who: string }>, response) => {
      const user = cast.people.get(request.params.who)?.user;
      const person = user && world.people.get(user.id);
      if (user === undefined || person === undefined) response.status(404).json({ error: 'nobody' });
      else await answer(response, () => act({ person, user }, request.body));
    });
  }
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  router.get(['/', '/t.me/:bot'], (_request, response) => void response.type('html').send(page));
  router.use(sirv(folder, { etag: true }));
  return router;
}

/** A refusal is for the person at the page. */
async function answer(response: Response, act: () => unknown): Promise<void> {
  try {
    response.json((await act()) ?? {});
  } catch (error) {
    response.status(400).json({ error: error instanceof Error ? error.message : 'failed' });
  }
}

/** What the page may ask for, by the last part of its address. */
function actsOf(telegram: Telegram, cast: Cast): Acts {
  const { world } = telegram;
  return {
    start: ({ user }, body) => user.start(z.object({ payload: z.string().optional() }).parse(body).payload),
    send({ user }, body) {
      const { chatId, text, replyTo } = Send.parse(body);
      const state = chatOf(telegram, user.id, chatId);
      const replied = replyTo === undefined ? undefined : messageIn(state, replyTo);
      const chat = chatId === user.id ? user : cast.group.as(user);
      chat.send(text, replied && { replyTo: replied });
    },
    async press({ person }, body) {
      const { chatId, messageId, data } = Press.parse(body);
      const message = messageIn(chatOf(telegram, person.user.id, chatId), messageId);
      if (message === undefined) throw new Error('the message is gone');
      const { promise, resolve } = Promise.withResolvers<unknown>();
      pressCallback(world, person, { message, data }, resolve);
      const patience = setTimeout(() => resolve({ timedOut: true }), answerPatienceMs);
      return promise.finally(() => clearTimeout(patience));
    },
    ...moneyActs(telegram, cast),
    launch({ user }, body) {
      const { url, startParam, theme, withInitData } = Launch.parse(body);
      const authDate = initDataDate(telegram, cast);
      const initData = user.initData({ authDate, ...(startParam !== undefined && { startParam }) });
      return { url: launchUrl(url, withInitData ? initData : '', theme) };
    },
    'write-access': ({ user }) => user.allowWriting(),
    block({ user }, body) {
      if (z.object({ blocked: z.boolean() }).parse(body).blocked) user.block();
      else user.unblock();
    },
    mischief({ user }, body) {
      doMischief(telegram, cast, user, z.object({ kind: MischiefKind }).parse(body).kind);
    },
  };
}

function moneyActs(telegram: Telegram, cast: Cast): Acts {
  return {
    invoice({ user }, body): InvoiceView {
      const { chat, invoice } = invoiceOf(telegram, user.id, Invoice.parse(body));
      const { title, description, amount } = termsOf(telegram.world, chat, invoice);
      return { title, description, stars: amount };
    },
    pay({ user }, body) {
      const { chat, invoice } = invoiceOf(telegram, user.id, Invoice.parse(body));
      return (chat.chat.id === user.id ? user : cast.group.as(user)).pay(invoice);
    },
  };
}

/** A chat of theirs. @throws Error for one that is not */
function chatOf({ world }: Telegram, userId: number, chatId: number): ChatState {
  const chat = world.chats.get(chatId);
  if (!chat?.members.has(userId)) throw new Error('there is no such chat');
  return chat;
}

function invoiceOf(telegram: Telegram, userId: number, ref: z.infer<typeof Invoice>) {
  if ('slug' in ref) return { chat: chatOf(telegram, userId, userId), invoice: ref.slug };
  const chat = chatOf(telegram, userId, ref.chatId);
  const invoice = messageIn(chat, ref.messageId);
  if (invoice === undefined) throw new Error('the invoice is gone');
  return { chat, invoice };
}
