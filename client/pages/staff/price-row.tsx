import { X } from 'lucide-react';
import { useText } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { currencyOptions } from './choices.ts';
import { Field } from './field.tsx';
import type { PriceFields } from './show-fields.ts';
import styles from './staff.module.css';

interface PriceRowProps {
  readonly price: PriceFields;
  readonly wrong: boolean;
  readonly onChange: (price: PriceFields) => void;
  readonly onRemove: () => void;
}

/** One price of a category: in major units, and in which currency. */
export function PriceRow({ price, wrong, onChange, onRemove }: PriceRowProps) {
  const say = useText();
  const isStars = price.currency === 'XTR';
  return (
    <div className={styles.price}>
      <Field
        label={say('staff-price')}
        value={price.amount}
        onChange={(amount) => onChange({ ...price, amount })}
        wrong={wrong ? say(isStars ? 'staff-wrong-stars' : 'staff-wrong-price') : null}
        inputMode={isStars ? 'numeric' : 'decimal'}
        isRequired
        testId="price"
      />
      <Select
        label={say('staff-currency')}
        value={price.currency}
        options={currencyOptions(price.currency, say('staff-stars'))}
        onChange={(currency) => onChange({ ...price, currency })}
        testId="price-currency"
      />
      <Button
        look="plain"
        className={styles.priceRemove}
        icon={<X size={20} aria-hidden />}
        label={say('staff-price-remove', { currency: isStars ? say('staff-stars') : price.currency })}
        testId="price-remove"
        onPress={onRemove}
      >
        {null}
      </Button>
    </div>
  );
}
