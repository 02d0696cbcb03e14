import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { type SyntheticEvent, useState } from 'react';
import { Form } from 'react-aria-components';
import { OrderSpan, type StaffShow } from '../../../protocol/admin.ts';
import { useText } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { Field } from './field.tsx';
import { useStaff } from './staff-context.tsx';
import { StaffTrouble } from './staff-trouble.tsx';
import styles from './staff.module.css';
import { momentOf, wallTimeOf } from './wall-time.ts';

/** Gives the browser a file to keep. */
function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

interface TableButtonProps {
  readonly text: string;
  readonly name: string;
  readonly ask: () => Promise<Blob>;
  readonly testId: string;
}

/** Fetches a table, and gives it to the browser to keep. */
export function TableButton({ text, name, ask, testId }: TableButtonProps) {
  const download = useMutation({ mutationFn: ask, onSuccess: (file) => save(file, name) });
  return (
    <>
      <Button
        icon={<Download size={20} aria-hidden />}
        isPending={download.isPending}
        testId={testId}
        onPress={() => download.mutate()}
      >
        {text}
      </Button>
      {download.error !== null && <StaffTrouble error={download.error} />}
    </>
  );
}

/** Orders and tickets of a show as tables. */
export function ShowTables({ show: { id } }: { readonly show: StaffShow }) {
  const say = useText();
  const { api } = useStaff();
  return (
    <section className={styles.card} aria-labelledby="tables-title">
      <h2 id="tables-title" className={styles.heading}>
        {say('staff-tables')}
      </h2>
      <p className={styles.quiet}>{say('staff-tables-text')}</p>
      <div className={styles.acts}>
        {(['orders', 'tickets'] as const).map((of) => (
          <TableButton
            key={of}
            text={say(`staff-table-${of}`)}
            name={`${of}-${String(id)}.csv`}
            ask={() => api.showTable(id, of)}
            testId={`table-${of}`}
          />
        ))}
      </div>
    </section>
  );
}

const dayMs = 86_400_000;
const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;
const dayOf = (at: number): string => wallTimeOf(at, ownZone()).date;

/** From the beginning of the first day to the end of the last, by the clock of whoever asks. */
function spanOf(first: string, last: string): OrderSpan | null {
  const from = momentOf({ date: first, time: '00:00' }, ownZone());
  const lastMinute = momentOf({ date: last, time: '23:59' }, ownZone());
  const to = lastMinute === null ? null : lastMinute + 60_000;
  const parsed = OrderSpan.safeParse({ from, to, timeZone: ownZone() });
  return parsed.success ? parsed.data : null;
}

/** The orders of some days as a table. */
export function OrderTableForm() {
  const say = useText();
  const { api } = useStaff();
  const [first, setFirst] = useState(() => dayOf(Date.now() - 30 * dayMs));
  const [last, setLast] = useState(() => dayOf(Date.now()));
  const [isWrong, setWrong] = useState(false);
  const download = useMutation({
    mutationFn: (span: OrderSpan) => api.orderTable(span),
    onSuccess: (file) => save(file, `orders-${first}-${last}.csv`),
  });
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const span = spanOf(first, last);
    setWrong(span === null);
    if (span !== null && !download.isPending) download.mutate(span);
  };
  return (
    <Form className={classes(styles.card)} onSubmit={submit} aria-labelledby="table-title">
      <h2 id="table-title" className={styles.heading}>
        {say('staff-tables')}
      </h2>
      <div className={styles.pair}>
        <Field
          label={say('staff-table-from')}
          value={first}
          onChange={setFirst}
          wrong={isWrong ? say('staff-table-wrong') : null}
          type="date"
          testId="table-from"
        />
        <Field label={say('staff-table-to')} value={last} onChange={setLast} type="date" testId="table-to" />
      </div>
      <Button
        type="submit"
        icon={<Download size={20} aria-hidden />}
        isPending={download.isPending}
        testId="table-all-orders"
      >
        {say('staff-table-orders')}
      </Button>
      {download.error !== null && <StaffTrouble error={download.error} />}
    </Form>
  );
}
