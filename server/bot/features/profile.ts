import { Composer, InlineKeyboard } from 'grammy';
import { type ProfileChange, TimeZone } from '../../../protocol/people.ts';
import { shortened } from '../../box-office/index.ts';
import { listHistory } from '../../live/index.ts';
import { profileOf, updateProfile } from '../../people/index.ts';
import type { Language } from '../../platform/languages.ts';
import type { BotContext, BotDeps } from '../context.ts';
import { ask, isReplyTo } from '../questions.ts';
import { act, actPattern, numbersOf, say, turnTo } from '../say.ts';
import { moneyOf, zoneName } from '../words.ts';
import { botCurrency } from './bill.ts';

/** Offered by a button; any other can be written. */
const zones = [
  ...['Europe/Kaliningrad', 'Europe/Moscow', 'Europe/Samara', 'Asia/Yekaterinburg', 'Asia/Omsk'],
  ...['Asia/Novosibirsk', 'Asia/Irkutsk', 'Asia/Vladivostok', 'Asia/Almaty', 'Asia/Tbilisi'],
  ...['Asia/Yerevan', 'Asia/Jerusalem', 'Europe/Berlin', 'Europe/London', 'America/New_York'],
];
const zonesInRow = 2;

/** `/profile`: what somebody has said of themselves, and what they have here. */
export function profileFeature(deps: BotDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.command('profile', async (context) => {
    const { html, keyboard } = await card(deps, context);
    await say(context, html, keyboard);
  });
  composer.callbackQuery('profile', async (context) => {
    const { html, keyboard } = await card(deps, context);
    await turnTo(context, html, keyboard);
  });
  composer.callbackQuery(actPattern('reminders', 1), (context) =>
    change(deps, context, { wantsReminders: numbersOf(context)[0] === 1 }, turnTo),
  );
  composer.callbackQuery('zones', (context) =>
    turnTo(context, context.texts.html('bot-zones'), zoneKeyboard(deps, context)),
  );
  composer.callbackQuery('zone:theatre', (context) => change(deps, context, { timeZone: null }, turnTo));
  composer.callbackQuery('zone:other', (context) =>
    ask(context, context.texts.html('bot-ask-zone'), 'Europe/Moscow'),
  );
  composer.callbackQuery(/^zone:([\w+-]+(?:\/[\w+-]+)*)$/, (context) =>
    changeZone(deps, context, context.match[1] ?? '', turnTo),
  );
  composer.on('message:text').filter(
    (context) => isZoneReply(deps, context),
    (context) => changeZone(deps, context, context.message.text.trim(), say),
  );
  return composer;
}

/** To the first question, or to that after a name that nobody knows. */
const isZoneReply = (deps: BotDeps, context: BotContext): boolean =>
  isReplyTo(deps, 'bot-ask-zone')(context) || isReplyTo(deps, 'bot-zone-unknown', 'zone')(context);

/** Characters of what somebody wrote, when it is named in a question. */
const mostEchoed = 40;

type Show = typeof turnTo | typeof say;

async function changeZone(deps: BotDeps, context: BotContext, written: string, show: Show): Promise<void> {
  const zone = TimeZone.safeParse(written);
  if (!zone.success) {
    const words = { zone: shortened(written, mostEchoed) };
    return ask(context, context.texts.html('bot-zone-unknown', words), 'Europe/Moscow');
  }
  await change(deps, context, { timeZone: zone.data }, show);
}

async function change(deps: BotDeps, context: BotContext, changed: ProfileChange, show: Show): Promise<void> {
  await updateProfile(deps.prisma, context.person.userId, changed);
  const { html, keyboard } = await card(deps, context);
  await show(context, html, keyboard);
}

async function card({ prisma, boxOffice, now }: BotDeps, context: BotContext) {
  const { texts } = context;
  const { userId, language } = context.person;
  const [profile, history, { balance }] = await Promise.all([
    profileOf(prisma, userId),
    listHistory(prisma, userId),
    boxOffice.myOrders(userId),
  ]);
  const { timeZone, wantsReminders, firstName } = profile;
  const zone =
    timeZone === null ? texts.say('bot-zone-theatre') : zoneTime({ language, timeZone, at: now() });
  const html = [
    `<b>${texts.html('bot-profile', { name: firstName })}</b>`,
    '',
    texts.html('bot-profile-language'),
    texts.html('bot-profile-zone', { zone }),
    texts.html(wantsReminders ? 'bot-profile-reminders-on' : 'bot-profile-reminders-off'),
    texts.html('bot-profile-balance', { balance: moneyOf(texts, balance, botCurrency) }),
    texts.html('bot-profile-seen', { count: history.length }),
  ].join('\n');
  const toggle = texts.say(wantsReminders ? 'bot-reminders-off' : 'bot-reminders-on');
  const keyboard = new InlineKeyboard()
    .text(texts.say('bot-command-language'), act('language'))
    .text(texts.say('bot-zone'), act('zones'))
    .row()
    .text(toggle, act('reminders', wantsReminders ? 0 : 1))
    .row()
    .text(texts.say('bot-my-tickets'), act('tickets'))
    .row()
    .text(texts.say('bot-command-mydata'), act('mydata'))
    .text(texts.say('bot-command-deleteme'), act('deleteme'));
  return { html, keyboard };
}

function zoneKeyboard({ now }: BotDeps, { texts, person }: BotContext): InlineKeyboard {
  const { language } = person;
  const keyboard = new InlineKeyboard().text(texts.say('bot-zone-theatre'), 'zone:theatre').row();
  for (const [index, timeZone] of zones.entries()) {
    keyboard.text(zoneTime({ language, timeZone, at: now() }), `zone:${timeZone}`);
    if (index % zonesInRow === zonesInRow - 1) keyboard.row();
  }
  return keyboard
    .row()
    .text(texts.say('bot-zone-other'), 'zone:other')
    .text(texts.say('bot-back'), act('profile'));
}

/** A zone with the time there: it shows whether it is the right one. */
function zoneTime({
  language,
  timeZone,
  at,
}: {
  readonly language: Language;
  readonly timeZone: string;
  readonly at: number;
}): string {
  const time = new Intl.DateTimeFormat(language, { timeZone, hour: 'numeric', minute: '2-digit' });
  return `${zoneName(language, timeZone, at)}, ${time.format(at)}`;
}
