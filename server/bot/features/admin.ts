import { Composer, InlineKeyboard } from 'grammy';
import type { StaffShow } from '../../../protocol/admin.ts';
import { linkPath } from '../../../protocol/pages.ts';
import { ownStaffLink, staffOfTelegram, type StaffOperator } from '../../people/index.ts';
import { escapeHtml } from '../../platform/texts.ts';
import type { BotContext, BotDeps } from '../context.ts';
import { say } from '../say.ts';
import { momentOf } from '../words.ts';

const mostShows = 6;

/** `/admin`, for whom the theatre knows by Telegram: the next shows, what waits, and a way in. */
export function adminFeature(deps: BotDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.command('admin', async (context, next) => {
    const staff = await staffOfTelegram(deps.prisma, context.person.userId);
    // Nobody else learns that there is such a command.
    if (staff === undefined) return next();
    await overview(deps, context, staff);
  });
  return composer;
}

async function overview(deps: BotDeps, context: BotContext, staff: StaffOperator): Promise<void> {
  const { texts } = context;
  const shows = await nextShows(deps, staff);
  const secret = await ownStaffLink(deps.prisma, staff, new Date(deps.now()));
  const keyboard = new InlineKeyboard().url(
    texts.say('bot-admin-enter'),
    `${deps.origin()}${linkPath('staff', secret)}`,
  );
  const html = [
    texts.html('bot-admin'),
    ...(shows.length > 0 ? shows.map((show) => showLine(context, show)) : [texts.html('bot-admin-no-shows')]),
    ...(await waiting(deps, context, staff)),
    texts.html('bot-admin-link'),
  ].join('\n\n');
  await say(context, html, keyboard);
}

async function nextShows({ boxOffice, now }: BotDeps, staff: StaffOperator): Promise<StaffShow[]> {
  const shows = await boxOffice.staffShows(staff);
  return shows
    .filter(({ status, published }) => published && (status === 'upcoming' || status === 'live'))
    .filter(({ startsAt, durationMinutes }) => startsAt + durationMinutes * 60_000 > now())
    .toSorted((one, other) => one.startsAt - other.startsAt)
    .slice(0, mostShows);
}

function showLine({ texts, person }: BotContext, show: StaffShow): string {
  const { title, startsAt, timeZone, sold, capacity } = show;
  const when = escapeHtml(momentOf(person, startsAt, timeZone));
  return `<b>${escapeHtml(title)}</b>\n${when} · ${texts.html('bot-admin-sold', { sold, capacity })}`;
}

/** What waits for a person, told to those whose work it is. */
async function waiting(
  { boxOffice }: BotDeps,
  { texts }: BotContext,
  staff: StaffOperator,
): Promise<string[]> {
  if (staff.role === 'director') return [];
  const counts = Object.entries(await boxOffice.attentionCounts(staff)).filter(([, count]) => count > 0);
  if (counts.length === 0) return [texts.html('bot-admin-nothing-waits')];
  const lines = counts.map(([what, count]) => texts.html(`bot-admin-waits-${what}`, { count }));
  return [[texts.html('bot-admin-waits'), ...lines].join('\n')];
}
