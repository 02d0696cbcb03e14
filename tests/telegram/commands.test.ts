import type { Message } from 'grammy/types';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from '../../server/bot/commands.ts';
import type { FakeUser } from '../fakes/telegram/index.ts';
import { openTheatre, type Theatre } from './theatre.ts';
import { callbacksOf, pressAndSee, says, sendContent, textOf, visitor } from './visitor.ts';

let theatre: Theatre;
beforeAll(async () => {
  theatre = await openTheatre({ staff: true, refundHours: 0 });
  await theatre.show();
});
afterAll(() => theatre.close());

const languages = ['ru', 'en'] as const;
type Command = (typeof commands)[number];

/** What each command says to somebody who has bought nothing yet. */
const answers: Readonly<Record<Command, Readonly<Record<(typeof languages)[number], RegExp>>>> = {
  events: { ru: /Афиша/, en: /What is on/ },
  tickets: { ru: /Билетов пока нет/, en: /No tickets yet/ },
  watch: { ru: /Билетов пока нет/, en: /No tickets yet/ },
  refund: { ru: /Возвращать нечего/, en: /nothing to give back/ },
  profile: { ru: /Анна[^]*Напоминания: включены[^]*0\s★/, en: /Анна[^]*Reminders: on[^]*0\s★/ },
  language: { ru: /На каком языке/, en: /Which language/ },
  help: { ru: /\/events: Афиша/, en: /\/events: What is on/ },
  support: { ru: /Что случилось/, en: /What is it/ },
  paysupport: { ru: /что не так с оплатой/, en: /wrong with a payment/ },
  terms: { ru: /Условия[^]*до начала/, en: /Terms[^]*until the show begins/ },
  privacy: { ru: /30 дн.[^]*\/mydata[^]*\/deleteme/, en: /30 days[^]*\/mydata[^]*\/deleteme/ },
  mydata: { ru: /Всё, что дом знает/, en: /All that the house knows/ },
  deleteme: { ru: /Забыть вас\?[^]*7 дней/, en: /Forget you\?[^]*7 days/ },
};

describe.each(languages)('in %s', (languageCode) => {
  test.each(commands)('/%s is answered', async (command) => {
    const user = await visitor(theatre.telegram, { languageCode });
    user.send(`/${command}`);
    await user.waitForMessage(says(answers[command][languageCode]));
  });

  test('what nobody understands is answered, and what Telegram says by itself is not', async () => {
    const user = await visitor(theatre.telegram, { languageCode });
    const unknown = languageCode === 'ru' ? 'не понимаю' : 'do not understand';
    const count = () => user.messages().filter(says(unknown)).length;
    for (const words of ['/nothing', '/admin', 'привет']) user.send(words);
    sendContent(theatre.telegram, user, {
      voice: { file_id: 'v', file_unique_id: 'v', duration: 1 },
    });
    sendContent(theatre.telegram, user, { delete_chat_photo: true });
    await theatre.rest();
    expect(count()).toBe(4);
  });

  test('every button that the bot offers is answered', async () => {
    const user = await visitor(theatre.telegram, { languageCode });
    await prepare(user);
    const pressed = await pressAll(user, languageCode);
    expect([...pressed].toSorted()).toEqual(
      [
        ...['bill', 'bought', 'cancel', 'category', 'deleteme', 'forget', 'give', 'given', 'language'],
        'mydata',
        ...[
          'order',
          'pay',
          'profile',
          'promo',
          'rate',
          'refund',
          'refunded',
          'refunding',
          'refunds',
          'remember',
        ],
        ...['reminders', 'show', 'ticket', 'tickets', 'zone', 'zones'],
      ].toSorted(),
    );
  });
});

/** Somebody for whom the bot has everything to say. */
async function prepare(user: FakeUser): Promise<void> {
  const seen = await theatre.show({ startsAt: new Date(theatre.clock.now() - 3_600_000) });
  const seenRow = await theatre.prisma.roomMember.create({
    data: {
      ...{ id: crypto.randomUUID(), role: 'audience', name: 'Анна', userId: BigInt(user.id) },
      showId: seen.id,
    },
  });
  await theatre.prisma.room.create({ data: { showId: seen.id, phase: 'finished' } });
  await theatre.prisma.attendance.create({
    data: {
      ...{ memberId: seenRow.id, showId: seen.id, userId: BigInt(user.id), minutes: 50 },
      joinedAt: new Date(theatre.clock.now()),
    },
  });
  for (let count = 0; count < 6; count += 1) await theatre.show();
  const moved = await theatre.show({ startsAt: new Date(theatre.clock.now() + 9 * 86_400_000) });
  await theatre.buy(user.id, moved, 2);
  await theatre.boxOffice.moveShow({ kind: 'operator', by: 'system' }, moved.id, {
    startsAt: theatre.clock.now() + 10 * 86_400_000,
  });
  for (const changeId of await theatre.boxOffice.unfinishedChanges()) {
    await theatre.boxOffice.carryOutChange(changeId, new AbortController().signal);
  }
  await user.waitForMessage((message) => callbacksOf(message).some((data) => data.startsWith('rate:')));
  await user.waitForMessage((message) => callbacksOf(message).includes('refunds'));
  for (const command of commands) user.send(`/${command}`);
  await theatre.rest();
}

async function press(user: FakeUser, data: string): Promise<Message> {
  const answer = await pressAndSee(theatre.telegram, user, data);
  // What one button says must not be taken for the next one's answer.
  await theatre.rest();
  return answer;
}

/** Those that take away what others need come last. */
const late = ['cancel', 'given', 'refunded', 'forget', 'remember'];

/** Presses one button of each name, and those that come of it. @returns the names */
async function pressAll(user: FakeUser, languageCode: string): Promise<ReadonlySet<string>> {
  const unknown = says(languageCode === 'ru' ? 'не понимаю' : 'do not understand');
  const pressed = new Set<string>();
  for (;;) {
    const offered = user.messages().flatMap(callbacksOf);
    const fresh = offered.filter((data) => !pressed.has(nameOf(data)));
    const next = fresh.find((data) => !late.includes(nameOf(data))) ?? fresh[0];
    if (next === undefined) return pressed;
    pressed.add(nameOf(next));
    // The language that is spoken already says nothing new.
    const data = next.startsWith('language:') ? `language:${languageCode === 'ru' ? 'en' : 'ru'}` : next;
    const answer = await press(user, data);
    expect(unknown(answer), data).toBe(false);
    expect(textOf(answer), data).not.toMatch(/bot-|refusal-/);
    if (data.startsWith('language:')) await press(user, `language:${languageCode}`);
    if (data !== 'zones') continue;
    // One that was not chosen yet.
    await press(user, 'zone:Asia/Tbilisi');
    await press(user, 'zones');
    pressed.add('zone');
  }
}

const nameOf = (data: string): string => data.split(':')[0] ?? '';

test('a theatre that has pages of its own sends people there', async () => {
  const other = await openTheatre({ ownTerms: true });
  try {
    const user = await visitor(other.telegram);
    user.send('/terms');
    await user.waitForMessage(says('https://theatre.test/terms'));
    user.send('/privacy');
    await user.waitForMessage(says('https://theatre.test/privacy[^]*/deleteme'));
  } finally {
    await other.close();
  }
});

test('nothing that was asked has failed', async () => {
  await theatre.rest();
  expect(await theatre.prisma.inboxEntry.findMany({ where: { error: { not: null } } })).toEqual([]);
  expect(await theatre.prisma.botMessage.count({ where: { status: { in: ['failed', 'unknown'] } } })).toBe(0);
});
