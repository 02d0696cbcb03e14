import { Plus, Trash2 } from 'lucide-react';
import type { StaffShow } from '../../../protocol/admin.ts';
import { useText } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { nextCurrency } from './choices.ts';
import { Field } from './field.tsx';
import { PriceRow } from './price-row.tsx';
import type { PartProps } from './show-basics.tsx';
import { type CategoryFields, newKey, type PriceFields, type WrongFields } from './show-fields.ts';
import styles from './staff.module.css';

interface CategoriesPartProps extends PartProps {
  /** As the house knows them, with what is sold. */
  readonly known: StaffShow['categories'];
}

/** What can be bought, and for how much. */
export function CategoriesPart({ fields: { categories }, wrong, onChange, known }: CategoriesPartProps) {
  const say = useText();
  const put = (next: readonly CategoryFields[]): void => onChange({ categories: next });
  const add = (): void => {
    const prices = [{ key: newKey(), currency: nextCurrency([]), amount: '' }];
    put([...categories, { key: newKey(), name: '', capacity: '', prices }]);
  };
  return (
    <fieldset className={styles.card}>
      <legend className={styles.legend}>{say('staff-part-prices')}</legend>
      {categories.length === 0 && <p className={styles.quiet}>{say('staff-categories-none')}</p>}
      {categories.map((category, index) => (
        <CategoryCard
          key={category.key}
          category={category}
          path={`categories.${String(index)}`}
          wrong={wrong}
          sold={known.find(({ id }) => id === category.id)?.sold ?? 0}
          onChange={(next) => put(categories.with(index, next))}
          onRemove={() => put(categories.toSpliced(index, 1))}
        />
      ))}
      {categories.length < 20 && (
        <Button icon={<Plus size={20} aria-hidden />} testId="add-category" onPress={add}>
          {say('staff-category-add')}
        </Button>
      )}
    </fieldset>
  );
}

interface CategoryCardProps {
  readonly category: CategoryFields;
  readonly path: string;
  readonly wrong: WrongFields;
  readonly sold: number;
  readonly onChange: (category: CategoryFields) => void;
  readonly onRemove: () => void;
}

function CategoryCard({ category, path, wrong, sold, onChange, onRemove }: CategoryCardProps) {
  const say = useText();
  const name = category.name.trim() || say('staff-category');
  return (
    <div className={styles.category} role="group" aria-label={name} data-testid="category-row">
      <NameAndSeats category={category} path={path} wrong={wrong} onChange={onChange} />
      <Prices category={category} path={path} wrong={wrong} onChange={onChange} />
      {sold > 0 ? (
        <p className={styles.quiet}>{say('staff-category-sold', { count: sold })}</p>
      ) : (
        <div className={styles.rowActs}>
          <Button
            look="plain"
            icon={<Trash2 size={20} aria-hidden />}
            testId="category-remove"
            onPress={onRemove}
          >
            {say('staff-category-remove')}
          </Button>
        </div>
      )}
    </div>
  );
}

function Prices({ category, path, wrong, onChange }: Omit<CategoryCardProps, 'sold' | 'onRemove'>) {
  const say = useText();
  const { prices } = category;
  const put = (next: readonly PriceFields[]): void => onChange({ ...category, prices: next });
  const currencies = prices.map(({ currency }) => currency);
  return (
    <div className={styles.prices}>
      {prices.map((price, index) => (
        <PriceRow
          key={price.key}
          price={price}
          wrong={wrong.has(`${path}.prices.${String(index)}.amount`)}
          onChange={(next) => put(prices.with(index, next))}
          onRemove={() => put(prices.toSpliced(index, 1))}
        />
      ))}
      {wrong.has(`${path}.prices`) && <p className={styles.wrong}>{say('staff-wrong-currencies')}</p>}
      {prices.length < 10 && (
        <div className={styles.rowActs}>
          <Button
            look="plain"
            icon={<Plus size={20} aria-hidden />}
            testId="add-price"
            onPress={() =>
              put([...prices, { key: newKey(), currency: nextCurrency(currencies), amount: '' }])
            }
          >
            {say('staff-price-add')}
          </Button>
        </div>
      )}
    </div>
  );
}

function NameAndSeats({ category, path, wrong, onChange }: Omit<CategoryCardProps, 'sold' | 'onRemove'>) {
  const say = useText();
  return (
    <div className={styles.pair}>
      <Field
        label={say('staff-category')}
        value={category.name}
        onChange={(next) => onChange({ ...category, name: next })}
        wrong={wrong.has(`${path}.name`) ? say('staff-wrong-category') : null}
        maxLength={60}
        isRequired
        testId="category-name"
      />
      <Field
        label={say('staff-category-capacity')}
        value={category.capacity}
        onChange={(capacity) => onChange({ ...category, capacity })}
        wrong={wrong.has(`${path}.capacity`) ? say('staff-wrong-capacity') : null}
        hint={say('staff-category-capacity-hint')}
        inputMode="numeric"
        testId="category-capacity"
      />
    </div>
  );
}
