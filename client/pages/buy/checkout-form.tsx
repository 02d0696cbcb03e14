import { Minus, Plus } from 'lucide-react';
import { type SyntheticEvent, useState } from 'react';
import {
  Button as AriaButton,
  Form,
  Group,
  Input,
  Label,
  NumberField,
  Radio,
  RadioGroup,
} from 'react-aria-components';
import type { HoldRequest } from '../../../protocol/box-office.ts';
import type { ShowView } from '../../../protocol/http.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { type Say, useLanguage, useText } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { Notice } from '../../ui/notice.tsx';
import { Segments } from '../../ui/segments.tsx';
import { priceText } from '../show-facts.tsx';
import styles from './buy.module.css';
import {
  type Category,
  type Choice,
  choiceOf,
  forSale,
  mostOf,
  placeOf,
  requestOf,
  sumOf,
} from './choice.ts';
import { PromoField } from './promo-field.tsx';
import { SeatsLeft } from './seats-left.tsx';

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
  const { choice, category, price } = chosen;
  const refusal = refusalOf(error);
  const place = refusal === null ? null : placeOf(refusal.code);
  const change = (part: Partial<Choice>): void => setWanted({ ...choice, ...part });
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    onHold(requestOf(show.id, choice, code));
  };
  return (
    <Form className={classes(styles.card)} onSubmit={submit} data-testid="checkout-form">
      <Categories show={show} chosen={category} onChange={(categoryId) => change({ categoryId })} />
      <Quantity
        value={choice.quantity}
        most={mostOf(category)}
        onChange={(quantity) => change({ quantity })}
        refusal={place === 'quantity' ? refusal : null}
      />
      {category.prices.length > 1 && (
        <Segments
          label={say('buy-currency')}
          value={price.currency}
          options={category.prices.map((each) => ({
            value: each.currency,
            text: priceText(each, locale, say),
          }))}
          onChange={(currency) => change({ currency })}
          testId="currency"
        />
      )}
      <PromoField value={code} onChange={setCode} refusal={place === 'promo' ? refusal : null} />
      <p className={styles.foot}>
        <span>{say('buy-total')}</span>
        <strong data-testid="sum">{priceText(sumOf(price, choice.quantity), locale, say)}</strong>
      </p>
      {place === 'foot' && refusal !== null && (
        <Notice tone="bad" testId="trouble">
          {refusalText(refusal, say)}
        </Notice>
      )}
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

/** Why not, and where time helps, when to try again. */
function refusalText({ code, retryAfterSeconds }: Refusal, say: Say): string {
  const why = say(`refusal-${code}`);
  if (retryAfterSeconds === undefined) return why;
  return `${why} ${say('buy-retry-in', { seconds: Math.ceil(retryAfterSeconds) })}`;
}

interface CategoriesProps {
  readonly show: ShowView;
  readonly chosen: Category;
  readonly onChange: (id: number) => void;
}

function Categories({ show, chosen, onChange }: CategoriesProps) {
  const say = useText();
  const categories = forSale(show);
  // One alone is no choice.
  if (categories.length === 1) {
    return (
      <div className={classes(styles.category, styles.only)}>
        <CategoryFacts category={chosen} />
      </div>
    );
  }
  return (
    <RadioGroup
      className={classes(styles.categories)}
      value={String(chosen.id)}
      onChange={(id) => onChange(Number(id))}
    >
      <Label className={classes(styles.label)}>{say('buy-category')}</Label>
      {categories.map((category) => (
        <Radio
          key={category.id}
          value={String(category.id)}
          isDisabled={mostOf(category) === 0}
          className={classes(styles.category)}
          data-testid={`category-${String(category.id)}`}
        >
          <span className={styles.dot} aria-hidden />
          <CategoryFacts category={category} />
        </Radio>
      ))}
    </RadioGroup>
  );
}

function CategoryFacts({ category }: { readonly category: Category }) {
  const say = useText();
  const { locale } = useLanguage();
  return (
    <>
      <span className={styles.categoryName}>
        {category.name}
        <SeatsLeft category={category} className={styles.left} />
      </span>
      <strong>{category.prices.map((price) => priceText(price, locale, say)).join(' · ')}</strong>
    </>
  );
}

interface QuantityProps {
  readonly value: number;
  readonly most: number;
  readonly onChange: (quantity: number) => void;
  readonly refusal: Refusal | null;
}

function Quantity({ value, most, onChange, refusal }: QuantityProps) {
  const say = useText();
  return (
    <div className={styles.stack}>
      <NumberField
        className={classes(styles.quantity)}
        value={value}
        minValue={1}
        maxValue={most}
        // An emptied field is one that is still being written in.
        onChange={(quantity) => !Number.isNaN(quantity) && onChange(quantity)}
      >
        <Label className={classes(styles.label)}>{say('buy-quantity')}</Label>
        <Group className={classes(styles.stepper)}>
          <AriaButton slot="decrement" className={classes(styles.step)} data-testid="fewer">
            <Minus size={20} aria-hidden />
          </AriaButton>
          <Input className={classes(styles.number)} data-testid="quantity" />
          <AriaButton slot="increment" className={classes(styles.step)} data-testid="more">
            <Plus size={20} aria-hidden />
          </AriaButton>
        </Group>
      </NumberField>
      {refusal !== null && (
        <Notice tone="bad" testId="quantity-refused">
          {refusalText(refusal, say)}
        </Notice>
      )}
    </div>
  );
}
