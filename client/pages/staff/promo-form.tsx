import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { Form } from 'react-aria-components';
import type { PromoCodeDraft, StaffShow } from '../../../protocol/admin.ts';
import { useText } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { Segments } from '../../ui/segments.tsx';
import { Select } from '../../ui/select.tsx';
import { currencyOptions } from './choices.ts';
import { Field } from './field.tsx';
import { emptyPromo, promoDraftOf, type PromoFields } from './promo-fields.ts';
import { PromoShows } from './promo-shows.tsx';
import type { WrongFields } from './show-fields.ts';
import { useStaff } from './staff-context.tsx';
import { promoCodesQuery } from './staff-queries.ts';
import { StaffTrouble } from './staff-trouble.tsx';
import styles from './staff.module.css';

const none: WrongFields = new Set();

/** A new promo code. */
export function PromoForm({ shows }: { readonly shows: readonly StaffShow[] }) {
  const say = useText();
  const { api } = useStaff();
  const queries = useQueryClient();
  const [fields, setFields] = useState<PromoFields>(emptyPromo);
  const [wasTried, setTried] = useState(false);
  const categoriesOf = new Map(shows.map(({ id, categories }) => [id, categories.map((each) => each.id)]));
  const outcome = promoDraftOf(fields, new Intl.DateTimeFormat().resolvedOptions().timeZone, categoriesOf);
  const wrong = wasTried && 'wrong' in outcome ? outcome.wrong : none;
  const create = useMutation({
    mutationFn: (draft: PromoCodeDraft) => api.createPromoCode(draft),
    onSuccess: async () => {
      setFields(emptyPromo);
      setTried(false);
      await queries.invalidateQueries(promoCodesQuery(api));
    },
  });
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setTried(true);
    if ('draft' in outcome && !create.isPending) create.mutate(outcome.draft);
  };
  const part = {
    ...{ fields, wrong },
    onChange: (change: Partial<PromoFields>) => setFields((before) => ({ ...before, ...change })),
  };
  return (
    <Form className={classes(styles.card)} onSubmit={submit} aria-labelledby="promo-form-title">
      <h2 id="promo-form-title" className={styles.heading}>
        {say('staff-promo-new')}
      </h2>
      <Worth {...part} />
      <Limits {...part} shows={shows} />
      {create.error !== null && <StaffTrouble error={create.error} unfit={say('staff-promo-unfit')} />}
      <Button type="submit" isPending={create.isPending} testId="promo-create">
        {say('staff-promo-create')}
      </Button>
    </Form>
  );
}

interface PartProps {
  readonly fields: PromoFields;
  readonly wrong: WrongFields;
  readonly onChange: (change: Partial<PromoFields>) => void;
}

function Worth(part: PartProps) {
  const say = useText();
  const { fields, wrong, onChange } = part;
  const { kind } = fields;
  return (
    <>
      <Field
        label={say('staff-promo-code')}
        value={fields.code}
        onChange={(code) => onChange({ code })}
        wrong={wrong.has('code') ? say('staff-wrong-code') : null}
        maxLength={40}
        isRequired
        testId="promo-code"
      />
      <Segments<PromoCodeDraft['kind']>
        label={say('staff-promo-kind')}
        value={kind}
        options={[
          { value: 'percent', text: say('staff-promo-kind-percent') },
          { value: 'fixed', text: say('staff-promo-kind-fixed') },
          { value: 'free', text: say('staff-promo-kind-free') },
        ]}
        onChange={(next) => onChange({ kind: next })}
        testId="promo-kind"
      />
      {kind !== 'free' && <Amount {...part} />}
    </>
  );
}

function Limits({ fields, wrong, onChange, shows }: PartProps & { readonly shows: readonly StaffShow[] }) {
  const say = useText();
  const number = (name: 'limitTotal' | 'limitPerPerson' | 'minQuantity', label: string) => (
    <Field
      label={label}
      value={fields[name]}
      onChange={(value) => onChange({ [name]: value })}
      wrong={wrong.has(name) ? say('staff-wrong-number') : null}
      inputMode="numeric"
      testId={`promo-${name}`}
    />
  );
  return (
    <>
      <div className={styles.pair}>
        {number('limitTotal', say('staff-promo-limit'))}
        {number('limitPerPerson', say('staff-promo-per-person'))}
        {number('minQuantity', say('staff-promo-min'))}
        <Field
          label={say('staff-promo-first-day')}
          value={fields.firstDay}
          onChange={(firstDay) => onChange({ firstDay })}
          wrong={wrong.has('validFrom') ? say('staff-wrong-day') : null}
          type="date"
          testId="promo-first-day"
        />
        <Field
          label={say('staff-promo-last-day')}
          value={fields.lastDay}
          onChange={(lastDay) => onChange({ lastDay })}
          wrong={wrong.has('validUntil') ? say('staff-wrong-day') : null}
          type="date"
          testId="promo-last-day"
        />
      </div>
      <PromoShows shows={shows} fields={fields} onChange={onChange} />
    </>
  );
}

function Amount({ fields, wrong, onChange }: PartProps) {
  const say = useText();
  const { kind } = fields;
  return (
    <div className={styles.pair}>
      <Field
        label={say(kind === 'percent' ? 'staff-promo-percent' : 'staff-promo-amount')}
        value={fields.value}
        onChange={(value) => onChange({ value })}
        wrong={
          wrong.has('value') ? say(kind === 'percent' ? 'staff-wrong-percent' : 'staff-wrong-price') : null
        }
        inputMode={kind === 'percent' ? 'numeric' : 'decimal'}
        isRequired
        testId="promo-value"
      />
      {kind === 'fixed' && (
        <Select
          label={say('staff-currency')}
          value={fields.currency}
          options={currencyOptions(fields.currency, say('staff-stars'))}
          onChange={(currency) => onChange({ currency })}
          testId="promo-currency"
        />
      )}
    </div>
  );
}
