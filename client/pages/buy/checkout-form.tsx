import { type SyntheticEvent, useState } from 'react';
import { Form } from 'react-aria-components';
import type { HoldRequest } from '../../../protocol/box-office.ts';
import type { ShowView } from '../../../protocol/http.ts';
import type { Money } from '../../../protocol/money.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { useLanguage, useText } from '../../i18n/language.tsx';
import { classes } from '../../ui/classes.ts';
import { MainAction } from '../../ui/main-action.tsx';
import { Notice } from '../../ui/notice.tsx';
import { priceText, seatPriceText } from '../show-facts.tsx';
import styles from './buy.module.css';
import { type Choice, choiceOf, creditOf, placeOf, requestOf, sumOf } from './choice.ts';
import { PromoField } from './promo-field.tsx';
import { RefusalNotice } from './refusal-notice.tsx';
import { SeatChoice } from './seat-choice.tsx';

interface CheckoutFormProps {
  readonly show: ShowView;
  readonly onHold: (request: Omit<HoldRequest, 'surface'>) => void;
  readonly isPending: boolean;
  /** Why the last asking was refused. */
  readonly error: unknown;
  /** Stars that the buyer's account has, and an order takes first. */
  readonly balance?: number;
}

/** Which seats, how many, in which currency, with which code; and what that costs. */
export function CheckoutForm({ show, onHold, isPending, error, balance = 0 }: CheckoutFormProps) {
  const say = useText();
  const [wanted, setWanted] = useState<Partial<Choice>>({});
  const [code, setCode] = useState('');
  const chosen = choiceOf(show, wanted);
  if (chosen === null) return <Notice testId="sold-out">{say('buy-sold-out')}</Notice>;
  const { choice, price } = chosen;
  const refusal = refusalOf(error);
  const at = (place: ReturnType<typeof placeOf>): Refusal | null =>
    refusal !== null && placeOf(refusal.code) === place ? refusal : null;
  const hold = (): void => onHold(requestOf(show.id, choice, code));
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    hold();
  };
  const sum = sumOf(price, choice.quantity);
  return (
    <Form className={classes(styles.card)} onSubmit={submit} data-testid="checkout-form">
      <SeatChoice show={show} chosen={chosen} onChange={setWanted} refusal={at('quantity')} />
      <PromoField value={code} onChange={setCode} refusal={at('promo')} />
      <Sum sum={sum} credit={creditOf(sum, balance)} />
      <RefusalNotice refusal={at('foot')} testId="trouble" />
      <MainAction
        submits
        label={say(isPending ? 'buy-keeping' : 'buy-keep')}
        isBusy={isPending}
        testId="keep-seats"
        onPress={hold}
      />
      <p className={styles.quiet}>{say('buy-keep-text')}</p>
    </Form>
  );
}

const refusalOf = (error: unknown): Refusal | null => {
  if (error === null) return null;
  return error instanceof Refusal ? error : new Refusal('internal', 'no refusal', { cause: error });
};

interface SumProps {
  readonly sum: Money;
  /** What the balance pays of it. */
  readonly credit: number;
}

/** What it comes to; a code is counted once the seats are kept. */
function Sum({ sum, credit }: SumProps) {
  const say = useText();
  const { locale } = useLanguage();
  const left = { ...sum, amount: sum.amount - credit };
  return (
    <>
      {credit > 0 && (
        <p className={styles.credit} data-testid="credit">
          <span>{say('buy-credit')}</span>
          <span>−{priceText({ ...sum, amount: credit }, locale, say)}</span>
        </p>
      )}
      <p className={styles.foot}>
        <span>{say(credit > 0 ? 'buy-to-pay' : 'buy-total')}</span>
        <strong data-testid="sum">
          {credit > 0 ? priceText(left, locale, say) : seatPriceText([left], locale, say)}
        </strong>
      </p>
    </>
  );
}
