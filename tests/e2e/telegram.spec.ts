import { expect } from '@playwright/test';
import { Chat, test } from './support/telegram.ts';
import type { Theatre } from './support/theatre.ts';
import type { Visitor } from './support/visitor.ts';

test.use({ phase: 'closed' });

const zone = 'Europe/Moscow';

/** So many minutes from now, as the fields of a form want it on the theatre's clock. */
function clockIn(minutes: number): { date: string; time: string } {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    ...{ timeZone: zone, dateStyle: 'short', timeStyle: 'short' },
  }).format(Date.now() + minutes * 60_000);
  const [date = '', time = ''] = parts.split(' ');
  return { date, time };
}

/** The owner comes by the printed link and puts a show on the bill that begins in ten minutes. */
async function publishShow(owner: Visitor, theatre: Theatre): Promise<void> {
  const [link = ''] = theatre.log.flatMap((line) => /http:\S+\/staff\/enter#[\w-]{43}/.exec(line)?.[0] ?? []);
  await owner.page.goto(link);
  await owner.get('open-staff').click();
  await owner.get('new-show').click();
  const { date, time } = clockIn(10);
  await owner.get('title').fill('The Cherry Orchard');
  await owner.get('date').fill(date);
  await owner.get('time').fill(time);
  await owner.get('zone').selectOption(zone);
  await owner.get('add-category').click();
  await owner.get('category-name').fill('Stalls');
  await owner.get('price-currency').selectOption('XTR');
  await owner.get('price').fill('700');
  await owner.get('save-show').click();
  await owner.get('publish').click();
  await expect(owner.get('unpublish')).toBeVisible();
}

async function inviteActor(owner: Visitor, actor: Visitor): Promise<void> {
  await owner.get('invite-name').fill('Firs');
  await owner.get('invite').click();
  await actor.page.goto((await owner.get('once-link-text').textContent()) ?? '');
  await actor.get('open-invitation').click();
  await actor.get('enter').click();
  await actor.get('open-devices').click();
  await actor.get('stage-enter').click();
  await expect(actor.get('stage-leave')).toBeVisible();
}

/** The owner goes to the desk by the button of the show, opens the doors and begins. */
async function beginShow(owner: Visitor): Promise<void> {
  const [desk] = await Promise.all([
    owner.page.context().waitForEvent('page'),
    owner.get('open-desk').click(),
  ]);
  await desk.getByTestId('phase-to-foyer').click();
  await desk.getByTestId('phase-to-live').click();
  await desk.getByTestId('confirm').click();
  await expect(desk.getByTestId('phase')).toHaveAttribute('data-phase', 'live');
}

test('a show is made, bought in Telegram with Stars, watched in the Mini App, and given back', async ({
  theatre,
  telegram,
  evening,
}) => {
  const owner = await evening.visitor('nobody', { viewport: { width: 1280, height: 900 } });
  await publishShow(owner, theatre);
  const ben = await evening.visitor();
  const chat = await Chat.open(ben, telegram, 'ben');
  await chat.say('/events');
  await chat.press('The Cherry Orchard');
  await chat.press(/^Stalls/);
  await chat.press('2');
  await chat.press(/^Pay 1,400/);
  // The order's own, and the invoice's.
  await chat.press(/^Pay 1,400/, 2);
  await chat.tap(/^Confirm/);
  await chat.tap('Close');
  await chat.hears('The tickets are yours.');
  await chat.hears(/^Ticket № \d+/);

  const actor = await evening.visitor('actor', { viewport: { width: 1280, height: 800 } });
  await inviteActor(owner, actor);
  await beginShow(owner);
  await chat.press('Enter the house');
  await expect(chat.app.getByTestId('stage')).toBeVisible();
  await expect.poll(() => ben.sees(actor.id, chat.app)).toBe('actor');

  await chat.closeApp();
  await chat.press('Enter the house');
  await expect.poll(() => ben.sees(actor.id, chat.app)).toBe('actor');
  const orders = await evening.visitor();
  const other = await Chat.open(orders, telegram, 'ben');
  await other.say('/refund');
  await other.press(/^№ \d+ ·/);
  await other.press('Yes, give back');
  await expect(chat.app.getByTestId('seat')).toHaveAttribute('data-reason', 'revoked');
  await other.hears(/1,400\s★ are back with you/);
});
