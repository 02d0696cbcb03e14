import { useState } from 'react';
import type { MoneyBack, OrderView } from '../../../protocol/box-office.ts';
import type { TicketId } from '../../../protocol/ids.ts';
import { useText } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { useBackWords } from './money-back.ts';
import type { OrderActs } from './use-order-acts.ts';

interface GiveBackProps {
  readonly order: OrderView;
  readonly acts: OrderActs;
  /** One ticket; without it, all that are left, those that were passed on among them. */
  readonly ticket?: TicketId;
}

/**
 * Gives one ticket or all back, once that was confirmed: whoever sits on one leaves at once. Nothing where that cannot be
 * done.
 */
export function GiveBack({ order, acts, ticket }: GiveBackProps) {
  const say = useText();
  const [isAsking, setAsking] = useState(false);
  const isOne = ticket !== undefined;
  const back = isOne ? order.refund?.each.find(({ ticketId }) => ticketId === ticket) : order.refund?.all;
  if (back === undefined) return null;
  const { tickets: count } = back;
  return (
    <>
      <Button
        look="plain"
        wide
        isDisabled={acts.running !== null}
        testId={isOne ? 'give-back-ticket' : 'give-back'}
        onPress={() => setAsking(true)}
      >
        {isOne ? say('order-give-back-one') : say('order-give-back', { count })}
      </Button>
      {isAsking && (
        <AskToGiveBack
          {...{ order, back, ticket }}
          onConfirm={() => acts.run({ act: 'refund', ...(isOne && { tickets: [ticket] }) })}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

interface AskToGiveBackProps {
  readonly order: OrderView;
  readonly back: MoneyBack;
  readonly ticket: TicketId | undefined;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** What goes, and what comes back: whose tickets, and which way the money. */
export function AskToGiveBack({ order, back, ticket, onConfirm, onClose }: AskToGiveBackProps) {
  const say = useText();
  const money = useBackWords('back', back, order.currency);
  const isOne = ticket !== undefined;
  const others = isOne ? 0 : order.passedOn;
  const words = [
    say('order-give-back-text'),
    ...(others > 0 ? [say('order-give-back-others', { count: others })] : []),
    ...money,
  ];
  return (
    <Confirm
      isDestructive
      title={
        isOne
          ? say('order-give-back-one-title', { number: String(ticket) })
          : say('order-give-back-title', { count: back.tickets })
      }
      text={words.join(' ')}
      confirm={say('order-give-back-do')}
      onConfirm={onConfirm}
      onClose={onClose}
    />
  );
}
