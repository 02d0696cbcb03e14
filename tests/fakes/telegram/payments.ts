import { randomBytes } from 'node:crypto';
import type { Message, StarTransaction, TransactionPartner } from 'grammy/types';
import { add, envelope } from './chats.ts';
import type { Charge, ChatState, InvoiceTerms, Person, World } from './world.ts';

/** How it ended for the person who paid. */
export type PaymentOutcome =
  | { readonly status: 'paid'; readonly chargeId: string }
  | { readonly status: 'cancelled' }
  | { readonly status: 'failed'; readonly error: string }
  | { readonly status: 'timed_out' };

/** What the bot said to a payment; nothing when it said nothing in time. */
type Verdict = { readonly ok: boolean; readonly errorMessage: string | undefined } | undefined;

/** A person pays an invoice with Stars. The bot is asked first, as `pre_checkout_query`. */
export async function payInvoice(
  world: World,
  person: Person,
  terms: InvoiceTerms,
  chat: ChatState,
): Promise<PaymentOutcome> {
  if (person.balance < terms.amount) return { status: 'failed', error: 'BALANCE_TOO_LOW' };
  const verdict = await askBot(world, person, terms);
  if (verdict === undefined) return { status: 'timed_out' };
  if (!verdict.ok) return { status: 'failed', error: verdict.errorMessage ?? '' };
  // They may have spent their Stars while the bot thought.
  if (person.balance < terms.amount) return { status: 'failed', error: 'BALANCE_TOO_LOW' };
  return { status: 'paid', chargeId: take(world, person, terms, chat).id };
}

async function askBot(world: World, person: Person, terms: InvoiceTerms): Promise<Verdict> {
  const id = `${person.user.id}${world.nextSerial().toString().padStart(8, '0')}`;
  const { promise, resolve } = Promise.withResolvers<Verdict>();
  world.preCheckouts.set(id, { answer: (ok, errorMessage) => resolve({ ok, errorMessage }) });
  const query = {
    id,
    from: person.user,
    currency: terms.currency,
    total_amount: terms.amount,
    invoice_payload: terms.payload,
  };
  const ask = (): void => world.feed.push({ pre_checkout_query: query });
  const lateMs = world.faults.takeLateMs();
  const late = lateMs === 0 ? undefined : setTimeout(ask, lateMs);
  if (late === undefined) ask();
  const patience = setTimeout(() => resolve(undefined), world.options.preCheckoutMs);
  return promise.finally(() => {
    clearTimeout(patience);
    // A query that comes after the payment was given up still comes, and its answer is too late.
    late?.unref();
    world.preCheckouts.delete(id);
  });
}

function take(world: World, person: Person, terms: InvoiceTerms, chat: ChatState): Charge {
  const id = `stx${randomBytes(20).toString('base64url')}`;
  person.balance -= terms.amount;
  const message: Message = {
    ...envelope(world, chat),
    from: person.user,
    successful_payment: {
      currency: terms.currency,
      total_amount: terms.amount,
      invoice_payload: terms.payload,
      telegram_payment_charge_id: id,
      provider_payment_charge_id: `${person.user.id}_${world.nextSerial()}`,
    },
  };
  const charge: Charge = { id, terms, person, chat, message, refunded: false };
  world.charges.set(id, charge);
  world.transactions.push({ ...transaction(world, charge), source: partner(charge) });
  add(world, chat, message);
  announceMessage(world, message);
  return charge;
}

/** Gives the Stars of a charge back, all of them, and says so in the chat. */
export function refund(world: World, charge: Charge): void {
  charge.refunded = true;
  charge.person.balance += charge.terms.amount;
  // With the id of the transaction that it undoes.
  world.transactions.push({ ...transaction(world, charge), receiver: partner(charge) });
  const { currency, amount, payload } = charge.terms;
  const message: Message = {
    ...envelope(world, charge.chat),
    from: charge.person.user,
    refunded_payment: {
      currency: currency,
      total_amount: amount,
      invoice_payload: payload,
      telegram_payment_charge_id: charge.id,
    },
  };
  add(world, charge.chat, message);
  announceMessage(world, message);
}

/** Tells the bot of a message. */
export function announceMessage(world: World, message: Message): void {
  // Nobody writes in a channel here.
  world.feed.push({ message: message as NonNullable<Parameters<typeof world.feed.push>[0]['message']> });
}

function transaction(world: World, { id, terms }: Charge): StarTransaction {
  return { id, amount: terms.amount, date: world.date };
}

function partner({ person, terms }: Charge): TransactionPartner {
  return {
    type: 'user',
    transaction_type: 'invoice_payment',
    user: person.user,
    invoice_payload: terms.payload,
  };
}
