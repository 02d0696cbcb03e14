import { type SyntheticEvent, useState } from 'react';
import { Form } from 'react-aria-components';
import type { HoldRequest } from '../../../protocol/box-office.ts';
import type { ShowView } from '../../../protocol/http.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { useLanguage, useText } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { Notice } from '../../ui/notice.tsx';
import { priceText } from '../show-facts.tsx';
import styles from './buy.module.css';
import { type Choice, choiceOf, placeOf, requestOf, sumOf } from './choice.ts';
import { PromoField } from './promo-field.tsx';
import { RefusalNotice } from './refusal-notice.tsx';
import { SeatChoice } from './seat-choice.tsx';

interface CheckoutFormProps {
  readonly show: ShowView;
  readonly onHold: (request: HoldRequest) => void;
  readonly isPending: boolean;
  /** Why the last asking was refused. */
  readonly error: unknown;
}

/** Which seats, how many, in which currency, with which code; and what that costs. */
export function CheckoutForm({ show, onHold, isPending, error }: CheckoutFormProps) {
  const say = useText();
  const { locale } = useLanguage();
  const [wanted, setWanted] = useState<Partial<Choice>>({});
  const [code, setCode] = useState('');
  const chosen = choiceOf(show, wanted);
  if (chosen === null) return <Notice testId="sold-out">{say('buy-sold-out')}</Notice>;
  const { choice, price } = chosen;
  const refusal = refusalOf(error);
  const at = (place: ReturnType<typeof placeOf>): Refusal | null =>
    refusal !== null && placeOf(refusal.code) === place ? refusal : null;
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    onHold(requestOf(show.id, choice, code));
  };
  return (
    <Form className={classes(styles.card)} onSubmit={submit} data-testid="checkout-form">
      <SeatChoice show={show} chosen={chosen} onChange={setWanted} refusal={at('quantity')} />
      <PromoField value={code} onChange={setCode} refusal={at('promo')} />
      <p className={styles.foot}>
        <span>{say('buy-total')}</span>
        <strong data-testid="sum">{priceText(sumOf(price, choice.quantity), locale, say)}</strong>
      </p>
      <RefusalNotice refusal={at('foot')} testId="trouble" />
      <Button look="primary" wide type="submit" isPending={isPending} testId="keep-seats">
        {say(isPending ? 'buy-keeping' : 'buy-keep')}
      </Button>
      <p className={styles.quiet}>{say('buy-keep-text')}</p>
    </Form>
  );
}

const refusalOf = (error: unknown): Refusal | null => {
  if (error === null) return null;
  return error instanceof Refusal ? error : new Refusal('internal', 'no refusal', { cause: error });
};
