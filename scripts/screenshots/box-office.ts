import { expect, type Locator, type Page } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { staffGroupId, startLocalTelegram } from '../../tests/fakes/telegram/local/index.ts';
import { type ServerProcess, startServerProcess } from '../../tests/support/server-process.ts';
import type { Camera, Language } from './camera.ts';
import { drawPoster } from './poster.ts';

const dayMs = 86_400_000;

interface Words {
  readonly title: string;
  readonly about: string;
  readonly categories: readonly [string, string];
  readonly reader: string;
  readonly start: string;
  readonly seats: RegExp;
  readonly pay: RegExp;
  readonly confirm: RegExp;
  readonly close: string;
  readonly theatre: string;
}

const words: Readonly<Record<Language, Words>> = {
  en: {
    title: 'The Cherry Orchard',
    about:
      'A chamber evening by candlelight. Whoever raises a hand may say goodbye to the orchard in person.',
    categories: ['Stalls', 'Gallery'],
    ...{
      reader: 'ben',
      start: 'Start',
      seats: /^Stalls/,
      pay: /^Pay/,
      confirm: /^Confirm/,
      close: 'Close',
      theatre: 'Theatre',
    },
  },
  ru: {
    title: 'Вишнёвый сад',
    about: 'Камерный вечер при свечах. Кто поднимет руку, простится с садом сам.',
    categories: ['Партер', 'Галёрка'],
    ...{ reader: 'anna', start: 'Начать', seats: /^Партер/ },
    ...{ pay: /^Оплатить/, confirm: /^Подтвердить/, close: 'Закрыть', theatre: 'Театр' },
  },
};

/** A show is put on the bill, bought in Telegram, and its ticket shown. */
export async function photographBoxOffice(camera: Camera): Promise<void> {
  const telegram = await startLocalTelegram({ port: 0 });
  const dataFolder = await mkdtemp(join(tmpdir(), 'rampa-data-'));
  const theatre = await startServerProcess({
    DATA_DIR: dataFolder,
    HOST: 'localhost',
    ...{ BOT_TOKEN: telegram.bot.token, STAFF_CHAT_ID: String(staffGroupId) },
    ...{ TELEGRAM_API_ROOT: telegram.address, TELEGRAM_WEB_ORIGIN: telegram.address },
  });
  try {
    const said = words[camera.language];
    await publish(camera, theatre, said);
    const page = await camera.open('phone');
    await buy(camera, page, `${telegram.address}/?as=${said.reader}`);
    await openApp(camera, page);
  } finally {
    await theatre.stop();
    await telegram.close();
    await rm(dataFolder, { recursive: true, force: true });
  }
}

/** The owner comes by the link that was printed, and writes a show with two prices and a poster. */
async function publish(camera: Camera, theatre: ServerProcess, said: Words): Promise<void> {
  const owner = await camera.open('desk');
  const get = (id: string): Locator => owner.getByTestId(id);
  const [link = ''] = theatre.lines.flatMap(
    (line) => /http:\S+\/staff\/enter#[\w-]{43}/.exec(line)?.[0] ?? [],
  );
  await owner.goto(link);
  await get('open-staff').click();
  await get('new-show').click();
  await get('title').fill(said.title);
  await get('description').fill(said.about);
  await get('date').fill(new Date(Date.now() + 3 * dayMs).toISOString().slice(0, 10));
  await get('time').fill('19:30');
  await get('zone').selectOption('Europe/Moscow');
  for (const [index, name] of said.categories.entries()) {
    await get('add-category').click();
    await get('category-name').nth(index).fill(name);
    await get('price-currency').nth(index).selectOption('XTR');
    await get('price')
      .nth(index)
      .fill(index === 0 ? '700' : '350');
  }
  await get('save-show').click();
  const poster = { name: 'poster.png', mimeType: 'image/png', buffer: await drawPoster() };
  await get('poster-card').locator('input[type=file]').setInputFiles(poster);
  await expect(get('poster-preview')).toHaveJSProperty('naturalWidth', 1600);
  await get('publish').click();
  await get('unpublish').waitFor();
}

async function buy(camera: Camera, page: Page, telegram: string): Promise<void> {
  const said = words[camera.language];
  const log = page.getByRole('log');
  const press = (name: string | RegExp): Promise<void> => log.getByRole('button', { name }).last().click();
  await page.goto(telegram);
  await page.getByRole('button', { name: 'Rampa ' }).first().click();
  await page.getByRole('button', { name: said.start, exact: true }).click();
  const field = page.getByRole('textbox').last();
  await field.fill('/events');
  await field.press('Enter');
  await press(said.title);
  await log.getByRole('button', { name: said.seats }).last().waitFor();
  await settled(log);
  await camera.keep(page, 'telegram-show');
  await press(said.seats);
  await press('2');
  await press(said.pay);
  await expect(log.getByRole('button', { name: said.pay })).toHaveCount(2);
  await press(said.pay);
  await page.getByRole('button', { name: said.confirm }).last().click();
  await page.getByRole('button', { name: said.close }).last().click();
  await log.locator('img').nth(2).waitFor();
  await settled(log);
  await camera.keep(page, 'telegram-ticket');
}

/** The Mini App, from the button beside the field. */
async function openApp(camera: Camera, page: Page): Promise<void> {
  const { title, theatre } = words[camera.language];
  await page.getByRole('button', { name: theatre, exact: true }).click();
  const app = page.frameLocator('iframe');
  await app.getByTestId('show-card').filter({ hasText: title }).click();
  await app.getByRole('heading', { level: 1, name: title }).waitFor();
  await settled(app.locator('main'));
  await camera.keep(page, 'telegram-app');
}

/** Every picture in it is there. */
async function settled(place: Locator): Promise<void> {
  for (const picture of await place.locator('img').all()) {
    await expect(picture).toHaveJSProperty('complete', true);
  }
}
