import type { OrderSurface } from '../../../generated/prisma/client.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { starsCurrency } from './stars/invoice.ts';

/** Where somebody buys, and how they see the show. */
export interface Sale {
  readonly surface: 'telegram' | 'web';
  readonly fulfilment: 'online' | 'in_person';
}

/** Every provider that there is an interface for; which of them work here is the installation's to say. */
export type ProviderName = 'stars' | 'demo';

/**
 * What may be paid with where. Telegram lets a bot or a Mini App sell what is seen online for Stars alone; a seat in a
 * real hall is no digital good (Telegram's Bot Developer Terms of Service, 6.2; Bot Payments API for Digital Goods and
 * Services, https://core.telegram.org/bots/payments-stars). Outside of Telegram its rules do not reach.
 */
const allowed: Readonly<
  Record<Sale['surface'], Readonly<Record<Sale['fulfilment'], readonly ProviderName[]>>>
> = {
  telegram: { online: ['stars'], in_person: ['stars'] },
  web: { online: ['demo'], in_person: ['demo'] },
};

/** What a buyer is offered: what may be, of what this installation has; play money anywhere, where it exists at all. */
export function providersFor<Name extends ProviderName>(
  { surface, fulfilment }: Sale,
  installed: readonly Name[],
): Name[] {
  return installed.filter((name) => name === 'demo' || allowed[surface][fulfilment].includes(name));
}

/** Whether somebody who buys there can pay anything in a currency: Stars are a currency of their own. Pure. */
export function isPayable(
  { currency, ...sale }: Sale & { readonly currency: string },
  installed: readonly ProviderName[],
): boolean {
  return providersFor(sale, installed).some((name) => name !== 'stars' || currency === starsCurrency);
}

/** How the shows of this house are seen: each has its room, and no hall. */
export const fulfilment: Sale['fulfilment'] = 'online';

/**
 * Asked before a provider is, whichever way an order comes to it. An order of the theatre's own is paid at the theatre.
 * @throws Refusal `not_paid_here`
 */
export function requireProvider(
  provider: ProviderName,
  { surface, ...seen }: { readonly surface: OrderSurface } & Pick<Sale, 'fulfilment'>,
): void {
  if (surface !== 'house' && providersFor({ surface, ...seen }, [provider]).length > 0) return;
  throw new Refusal('not_paid_here', `an order of ${surface} is not paid with ${provider}`);
}
