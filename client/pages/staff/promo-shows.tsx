import type { StaffShow } from '../../../protocol/admin.ts';
import { momentText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/language.tsx';
import { Check } from './check.tsx';
import type { PromoFields } from './promo-fields.ts';
import officeStyles from './office.module.css';

interface PromoShowsProps {
  readonly shows: readonly StaffShow[];
  readonly fields: Pick<PromoFields, 'shows' | 'categories'>;
  readonly onChange: (change: Partial<PromoFields>) => void;
}

const toggled = (list: readonly number[], id: number, isIn: boolean): readonly number[] =>
  isIn ? [...list, id] : list.filter((each) => each !== id);

/** The shows that a code is for, and of each the categories; of none any, all. */
export function PromoShows({ shows, fields, onChange }: PromoShowsProps) {
  const say = useText();
  const { locale } = useLanguage();
  const ahead = shows.filter(({ status }) => status === 'upcoming' || status === 'live');
  if (ahead.length === 0) return null;
  const choose = ({ id, categories }: StaffShow, isIn: boolean): void => {
    const own = new Set(categories.map((category) => category.id));
    onChange({
      shows: toggled(fields.shows, id, isIn),
      categories: fields.categories.filter((category) => !own.has(category)),
    });
  };
  return (
    <fieldset className={officeStyles.checks}>
      <legend>{say('staff-promo-shows')}</legend>
      {ahead.map((show) => (
        <div key={show.id}>
          <Check
            isSelected={fields.shows.includes(show.id)}
            onChange={(isIn) => choose(show, isIn)}
            testId="promo-show"
          >
            {say('staff-promo-show', {
              title: show.title,
              when: momentText(show.startsAt, locale, show.timeZone),
            })}
          </Check>
          {fields.shows.includes(show.id) && show.categories.length > 1 && (
            <PromoCategories show={show} chosen={fields.categories} onChange={onChange} />
          )}
        </div>
      ))}
    </fieldset>
  );
}

interface PromoCategoriesProps {
  readonly show: StaffShow;
  readonly chosen: readonly number[];
  readonly onChange: PromoShowsProps['onChange'];
}

function PromoCategories({ show, chosen, onChange }: PromoCategoriesProps) {
  const say = useText();
  return (
    <fieldset className={`${officeStyles.checks ?? ''} ${officeStyles.nested ?? ''}`}>
      <legend>{say('staff-promo-categories')}</legend>
      {show.categories.map(({ id, name }) => (
        <Check
          key={id}
          isSelected={chosen.includes(id)}
          onChange={(isIn) => onChange({ categories: toggled(chosen, id, isIn) })}
          testId="promo-category"
        >
          {name}
        </Check>
      ))}
    </fieldset>
  );
}
