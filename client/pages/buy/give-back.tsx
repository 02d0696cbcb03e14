import { useState } from 'react';
import type { TicketId } from '../../../protocol/ids.ts';
import { useText } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import type { OrderActs } from './use-order-acts.ts';

interface GiveBackProps {
  readonly acts: OrderActs;
  /** Those that are named and no other: what was passed on is somebody else's. */
  readonly tickets: readonly TicketId[];
  /** One ticket of several, beside its own code. */
  readonly isOne?: boolean;
}

/** Gives tickets back, once that was confirmed: whoever sits on one leaves at once. */
export function GiveBack({ acts, tickets, isOne = false }: GiveBackProps) {
  const say = useText();
  const [isAsking, setAsking] = useState(false);
  const count = tickets.length;
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
        <Confirm
          isDestructive
          title={
            isOne
              ? say('order-give-back-one-title', { number: String(tickets[0]) })
              : say('order-give-back-title', { count })
          }
          text={say('order-give-back-text')}
          confirm={say('order-give-back-do')}
          onConfirm={() => acts.run({ act: 'refund', tickets })}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
