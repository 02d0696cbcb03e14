import { useLanguage, useText } from '../../i18n/language.tsx';
import { Select } from '../../ui/select.tsx';
import { Check } from './check.tsx';
import { languageOptions, zoneOptions } from './choices.ts';
import { Field } from './field.tsx';
import type { ShowFields, WrongFields } from './show-fields.ts';
import styles from './staff.module.css';

export interface PartProps {
  readonly fields: ShowFields;
  readonly wrong: WrongFields;
  readonly onChange: (change: Partial<ShowFields>) => void;
}

/** What a show is: title, words, language. */
export function ShowBasics({ fields, wrong, onChange }: PartProps) {
  const say = useText();
  const { locale } = useLanguage();
  return (
    <fieldset className={styles.card}>
      <legend className={styles.legend}>{say('staff-part-show')}</legend>
      <Field
        label={say('staff-title')}
        value={fields.title}
        onChange={(title) => onChange({ title })}
        wrong={wrong.has('title') ? say('staff-wrong-title') : null}
        maxLength={120}
        isRequired
        testId="title"
      />
      <Field
        label={say('staff-description')}
        value={fields.description}
        onChange={(description) => onChange({ description })}
        wrong={wrong.has('description') ? say('staff-wrong-description') : null}
        isLong
        maxLength={4000}
        testId="description"
      />
      <Select
        label={say('staff-language')}
        value={fields.language}
        options={languageOptions(fields.language, locale)}
        onChange={(language) => onChange({ language })}
        testId="language"
      />
      <TakesPart fields={fields} onChange={onChange} />
    </fieldset>
  );
}

/** When a show is, and how many come. */
export function ShowWhen({
  fields,
  wrong,
  onChange,
  hasBuyers,
}: PartProps & {
  /** Then its start is not rewritten: it is moved, and they are told. */
  readonly hasBuyers: boolean;
}) {
  const say = useText();
  const number = (name: 'minutes' | 'doors' | 'capacity', issue: string, words: [string, string]) => (
    <Field
      label={words[0]}
      value={fields[name]}
      onChange={(value) => onChange({ [name]: value })}
      wrong={wrong.has(issue) ? words[1] : null}
      inputMode="numeric"
      isRequired
      testId={name}
    />
  );
  return (
    <fieldset className={styles.card}>
      <legend className={styles.legend}>{say('staff-part-when')}</legend>
      {hasBuyers ? (
        <p className={styles.quiet} data-testid="start-fixed">
          {say('staff-start-fixed')}
        </p>
      ) : (
        <DateAndTime fields={fields} wrong={wrong} onChange={onChange} />
      )}
      <Select
        label={say('staff-zone')}
        value={fields.timeZone}
        options={zoneOptions(fields.timeZone)}
        onChange={(timeZone) => onChange({ timeZone })}
        testId="zone"
      />
      <div className={styles.pair}>
        {number('minutes', 'durationMinutes', [say('staff-minutes'), say('staff-wrong-minutes')])}
        {number('doors', 'doorsMinutes', [say('staff-doors'), say('staff-wrong-doors')])}
      </div>
      {number('capacity', 'capacity', [say('staff-capacity'), say('staff-wrong-capacity')])}
    </fieldset>
  );
}

function TakesPart({ fields, onChange }: Omit<PartProps, 'wrong'>) {
  const say = useText();
  return (
    <Check
      isSelected={fields.takesPart}
      onChange={(takesPart) => onChange({ takesPart })}
      testId="takes-part"
    >
      {say('staff-takes-part')}
    </Check>
  );
}

function DateAndTime({ fields, wrong, onChange }: PartProps) {
  const say = useText();
  return (
    <div className={styles.pair}>
      <Field
        label={say('staff-date')}
        value={fields.date}
        onChange={(date) => onChange({ date })}
        wrong={wrong.has('startsAt') ? say('staff-wrong-start') : null}
        type="date"
        isRequired
        testId="date"
      />
      <Field
        label={say('staff-time')}
        value={fields.time}
        onChange={(time) => onChange({ time })}
        type="time"
        isRequired
        testId="time"
      />
    </div>
  );
}
