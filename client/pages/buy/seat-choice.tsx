import { Minus, Plus } from 'lucide-react';
import {
  Button as AriaButton,
  Group,
  Input,
  Label,
  NumberField,
  RadioButton,
  RadioField,
  RadioGroup,
} from 'react-aria-components';
import type { ShowView } from '../../../protocol/http.ts';
import type { Refusal } from '../../../protocol/refusal.ts';
import { useLanguage, useText } from '../../i18n/language.tsx';
import { classes } from '../../ui/classes.ts';
import { Segments } from '../../ui/segments.tsx';
import { priceText, seatPriceText } from '../show-facts.tsx';
import styles from './buy.module.css';
import seatChoiceStyles from './seat-choice.module.css';
import { type Category, type Choice, type choiceOf, forSale, mostOf } from './choice.ts';
import { RefusalNotice } from './refusal-notice.tsx';
import { SeatsLeft } from './seats-left.tsx';

interface SeatChoiceProps {
  readonly show: ShowView;
  readonly chosen: NonNullable<ReturnType<typeof choiceOf>>;
  readonly onChange: (choice: Choice) => void;
  /** Why there are not so many seats. */
  readonly refusal: Refusal | null;
}

/** Category, number, and currency where there are several. */
export function SeatChoice({ show, chosen, onChange, refusal }: SeatChoiceProps) {
  const say = useText();
  const { locale } = useLanguage();
  const { choice, category, price } = chosen;
  const change = (part: Partial<Choice>): void => onChange({ ...choice, ...part });
  return (
    <>
      <Categories show={show} chosen={category} onChange={(categoryId) => change({ categoryId })} />
      <Quantity
        value={choice.quantity}
        most={mostOf(category)}
        onChange={(quantity) => change({ quantity })}
        refusal={refusal}
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
    </>
  );
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
      <div className={classes(seatChoiceStyles.category, seatChoiceStyles.only)}>
        <CategoryFacts category={chosen} />
      </div>
    );
  }
  return (
    <RadioGroup
      className={classes(seatChoiceStyles.categories)}
      value={String(chosen.id)}
      onChange={(id) => onChange(Number(id))}
    >
      <Label className={classes(styles.label)}>{say('buy-category')}</Label>
      {categories.map((category) => (
        <RadioField key={category.id} value={String(category.id)} isDisabled={mostOf(category) === 0}>
          <RadioButton
            className={classes(seatChoiceStyles.category)}
            data-testid={`category-${String(category.id)}`}
          >
            <span className={seatChoiceStyles.dot} aria-hidden />
            <CategoryFacts category={category} />
          </RadioButton>
        </RadioField>
      ))}
    </RadioGroup>
  );
}

function CategoryFacts({ category }: { readonly category: Category }) {
  const say = useText();
  const { locale } = useLanguage();
  return (
    <>
      <span className={seatChoiceStyles.categoryName}>
        {category.name}
        <SeatsLeft category={category} className={seatChoiceStyles.left} />
      </span>
      <strong>{seatPriceText(category.prices, locale, say)}</strong>
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
        className={classes(seatChoiceStyles.quantity)}
        value={value}
        minValue={1}
        maxValue={most}
        // An emptied field is one that is still being written in.
        onChange={(quantity) => !Number.isNaN(quantity) && onChange(quantity)}
      >
        <Label className={classes(styles.label)}>{say('buy-quantity')}</Label>
        <Group className={classes(seatChoiceStyles.stepper)}>
          <AriaButton slot="decrement" className={classes(seatChoiceStyles.step)} data-testid="fewer">
            <Minus size={20} aria-hidden />
          </AriaButton>
          <Input className={classes(seatChoiceStyles.number)} data-testid="quantity" />
          <AriaButton slot="increment" className={classes(seatChoiceStyles.step)} data-testid="more">
            <Plus size={20} aria-hidden />
          </AriaButton>
        </Group>
      </NumberField>
      <RefusalNotice refusal={refusal} testId="quantity-refused" />
    </div>
  );
}
