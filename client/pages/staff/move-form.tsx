import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { Form } from 'react-aria-components';
import { MoveShowBody, type StaffShow } from '../../../protocol/admin.ts';
import { momentText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { Field } from './field.tsx';
import { useStaff } from './staff-context.tsx';
import { StaffTrouble } from './staff-trouble.tsx';
import styles from './staff.module.css';
import { momentOf, wallTimeOf } from './wall-time.ts';

interface MoveFormProps {
  readonly show: StaffShow;
  /** Whose buyers are told. */
  readonly orders: number;
  readonly isDisabled: boolean;
}

/** What was typed, for the house: null for no time that there is, and for no length that there may be. */
function bodyOf(
  show: StaffShow,
  typed: { date: string; time: string; minutes: string },
): MoveShowBody | null {
  const parsed = MoveShowBody.safeParse({
    startsAt: momentOf(typed, show.timeZone) ?? undefined,
    durationMinutes: /^\d{1,4}$/.test(typed.minutes.trim()) ? Number(typed.minutes) : NaN,
  });
  return parsed.success ? parsed.data : null;
}

/** Another time for a show, by the clock of the theatre; asks before it is said to everybody. */
export function MoveForm({ show, orders, isDisabled }: MoveFormProps) {
  const say = useText();
  const { locale } = useLanguage();
  const { api } = useStaff();
  const queries = useQueryClient();
  const kept = { ...wallTimeOf(show.startsAt, show.timeZone), minutes: String(show.durationMinutes) };
  const [typed, setTyped] = useState(kept);
  const [asked, setAsked] = useState<MoveShowBody | 'wrong' | null>(null);
  const isSame = JSON.stringify(typed) === JSON.stringify(kept);
  const move = useMutation({
    mutationFn: (to: MoveShowBody) => api.moveShow(show.id, to),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['staff'] }),
  });
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setAsked(bodyOf(show, typed) ?? 'wrong');
  };
  return (
    <Form className={classes(styles.inner)} onSubmit={submit} aria-label={say('staff-move')}>
      <MoveFields typed={typed} isWrong={asked === 'wrong'} onChange={setTyped} />
      <p className={styles.quiet}>{say('staff-move-zone', { zone: show.timeZone.replaceAll('_', ' ') })}</p>
      <Button type="submit" isDisabled={isDisabled || isSame} isPending={move.isPending} testId="move-show">
        {say('staff-move')}
      </Button>
      {move.error !== null && <StaffTrouble error={move.error} unfit={say('staff-move-same')} />}
      {asked !== null && asked !== 'wrong' && (
        <Confirm
          title={say('staff-move-title', { when: momentText(asked.startsAt, locale, show.timeZone) })}
          text={say('staff-move-orders', { orders })}
          confirm={say('staff-move')}
          onConfirm={() => move.mutate(asked)}
          onClose={() => setAsked(null)}
        />
      )}
    </Form>
  );
}

type Typed = Parameters<typeof bodyOf>[1];

function MoveFields({
  typed,
  isWrong,
  onChange,
}: {
  readonly typed: Typed;
  readonly isWrong: boolean;
  readonly onChange: (typed: Typed) => void;
}) {
  const say = useText();
  return (
    <div className={styles.pair}>
      <Field
        label={say('staff-move-date')}
        value={typed.date}
        onChange={(date) => onChange({ ...typed, date })}
        wrong={isWrong ? say('staff-move-wrong') : null}
        type="date"
        testId="move-date"
      />
      <Field
        label={say('staff-move-time')}
        value={typed.time}
        onChange={(time) => onChange({ ...typed, time })}
        type="time"
        testId="move-time"
      />
      <Field
        label={say('staff-minutes')}
        value={typed.minutes}
        onChange={(minutes) => onChange({ ...typed, minutes })}
        inputMode="numeric"
        testId="move-minutes"
      />
    </div>
  );
}
