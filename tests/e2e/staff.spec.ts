import { expect, test } from './support/test.ts';
import type { Visitor } from './support/visitor.ts';

/** A day that is ahead whenever the test runs, as a date field takes it. */
const tomorrow = (): string => new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);

/** The owner adds a director, who comes by the link. */
async function addDirector(owner: Visitor, director: Visitor): Promise<void> {
  await owner.page.goto('/staff/people');
  await owner.get('person-name').fill('Vera');
  await owner.get('person-role').selectOption('director');
  await owner.get('add-person').click();
  await director.page.goto((await owner.get('once-link-text').textContent()) ?? '');
  await director.get('open-staff').click();
  await expect(director.get('staff-show').first()).toBeVisible();
}

async function makeAndEndPromoCode(owner: Visitor): Promise<void> {
  await owner.page.goto('/staff/promo-codes');
  await owner.get('promo-code').fill('two words');
  await owner.get('promo-value').fill('10');
  await owner.get('promo-create').click();
  await expect(owner.get('promo-card')).toHaveCount(0);
  await owner.get('promo-code').fill('premiere');
  await owner.get('promo-create').click();
  await expect(owner.get('promo-card')).toContainText('PREMIERE');
  await owner.get('promo-end').click();
  await owner.get('confirm').click();
  await expect(owner.get('promo-end')).toHaveCount(0);
}

test('the owner comes by the printed link, makes a show, puts it on the bill and invites an actor', async ({
  theatre,
  evening,
}) => {
  const printed = theatre.log.map((line) => /http:\S+\/staff\/enter#[\w-]{43}/.exec(line)?.[0]);
  const [link = '', ...others] = printed.filter((each) => each !== undefined);
  expect(others).toEqual([]);
  const openTab = await evening.profile('nobody');
  const owner = await openTab();
  await owner.page.goto(link);
  await owner.get('open-staff').click();
  await expect(owner.page).toHaveURL(/\/staff$/);

  await owner.get('new-show').click();
  await owner.get('save-show').click();
  await expect(owner.get('form-wrong')).toBeVisible();
  await expect(owner.get('title')).toBeFocused();
  await owner.get('title').fill('Three Sisters');
  await owner.get('date').fill(tomorrow());
  await owner.get('time').fill('19:30');
  await owner.get('zone').selectOption('Europe/Moscow');
  for (const name of ['Olga', 'Irina']) {
    await owner.get('add-cast').click();
    await owner.get('cast-name').last().fill(name);
  }
  await owner.get('cast-up').last().click();
  await owner.get('add-category').click();
  await owner.get('category-name').fill('Stalls');
  await owner.get('price').fill('1 500,50');
  // A link away asks first, and the way back keeps what was typed.
  await owner.page.getByRole('link', { name: 'Orders' }).click();
  await expect(owner.page.getByRole('alertdialog')).toBeVisible();
  await owner.page.keyboard.press('Escape');
  await owner.get('save-show').click();
  await expect(owner.page).toHaveURL(/\/staff\/shows\/\d+$/);

  await owner.get('publish').click();
  await expect(owner.get('unpublish')).toBeVisible();
  await owner.get('invite-name').fill('Irina');
  await owner.get('invite').click();
  const invitation = (await owner.get('once-link-text').textContent()) ?? '';
  await expect(owner.get('invitation')).toHaveAttribute('data-state', 'fresh');

  const actor = await evening.visitor('actor', { viewport: { width: 1280, height: 800 } });
  await actor.page.goto(invitation);
  await actor.get('open-invitation').click();
  await actor.get('enter').click();
  await expect(actor.get('stage')).toBeVisible();
  const showId = /\d+$/.exec(owner.page.url())?.[0] ?? '';
  await expect(actor.page).toHaveURL(new RegExp(`/shows/${showId}/wings$`));

  const spectator = await evening.visitor();
  await spectator.page.goto('/');
  await spectator.get('show-card').filter({ hasText: 'Three Sisters' }).click();
  await expect(spectator.page.getByRole('heading', { name: 'Three Sisters' })).toBeVisible();
  await expect(spectator.page.getByText('RUB 1,500.50')).toBeVisible();

  // Another tab is signed in too, sees that the link was used, and takes it back.
  const later = await openTab();
  await later.page.goto(`/staff/shows/${showId}`);
  await expect(later.get('invitation')).toHaveAttribute('data-state', 'used');
  await expect(later.get('cast-name').first()).toHaveValue('Irina');
  await later.get('revoke-invitation').click();
  await later.get('confirm').click();
  await expect(later.get('invitation')).toHaveAttribute('data-state', 'revoked');
  await expect(actor.get('seat')).toHaveAttribute('data-reason', 'revoked');

  // A show on the bill is written anew.
  await later.get('title').fill('Three Sisters. A reading');
  await later.get('add-price').click();
  await later.get('price').last().fill('15');
  await later.get('save-show').click();
  await expect(later.get('saved')).not.toBeEmpty();
  await spectator.page.reload();
  await expect(spectator.page.getByRole('heading', { name: 'Three Sisters. A reading' })).toBeVisible();
  await expect(spectator.page.getByText('€15')).toBeVisible();

  // Other tests know what is on the bill.
  await later.get('unpublish').click();
  await later.get('confirm').click();
  await expect(later.get('publish')).toBeVisible();

  await makeAndEndPromoCode(owner);
  const director = await evening.visitor();
  await addDirector(owner, director);
  // What a role may not do, it does not see.
  await expect(director.get('new-show')).toHaveCount(0);
  await director.page.goto(`/staff/shows/${showId}`);
  await expect(director.get('invitations')).toBeVisible();
  await expect(director.get('publish')).toHaveCount(0);
  await director.page.goto('/staff/orders');
  await expect(director.get('staff-not-yours')).toBeVisible();
  await owner.get('disable-person').last().click();
  await owner.get('confirm').click();
  await expect(owner.get('disable-person')).toHaveCount(1);
  await director.page.reload();
  await expect(director.get('no-staff')).toBeVisible();

  await later.get('staff-leave').click();
  await expect(later.get('no-staff')).toBeVisible();
  await owner.page.reload();
  await expect(owner.get('no-staff')).toBeVisible();
});
