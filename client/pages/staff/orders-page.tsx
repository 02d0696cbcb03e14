import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { type SyntheticEvent, useState } from 'react';
import { Form } from 'react-aria-components';
import type { StaffOrder } from '../../../protocol/admin.ts';
import { orderStatuses, type OrderStatusName } from '../../../protocol/box-office.ts';
import { useText } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { Select } from '../../ui/select.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { Field } from './field.tsx';
import { OrderCard } from './order-card.tsx';
import { useStaff } from './staff-context.tsx';
import { StaffFrame } from './staff-frame.tsx';
import { ordersQuery } from './staff-queries.ts';
import { OrderTableForm } from './table-buttons.tsx';
import { StaffTrouble } from './staff-trouble.tsx';
import { useSettling } from './use-settling.ts';
import orderStyles from './orders.module.css';
import styles from './staff.module.css';

/** The orders of the theatre, those that wait for a decision first. */
export default function StaffOrdersPage() {
  const say = useText();
  return (
    <StaffFrame title={say('staff-orders')} place="orders" needs="sell">
      <OrdersScreen />
    </StaffFrame>
  );
}

type Filter = OrderStatusName | 'all';

/** Search, filter, and what was found. */
export function OrdersScreen() {
  const say = useText();
  const { api } = useStaff();
  const [search, setSearch] = useState('');
  const [status, setStatus] = useState<Filter>('all');
  const query = ordersQuery(api, {
    ...(search !== '' && { search }),
    ...(status !== 'all' && { status }),
  });
  const { data, error, refetch } = useQuery({ ...query, placeholderData: keepPreviousData });
  useSettling(refundsUnderWay(data ?? []), refetch);
  return (
    <>
      <h1 className={styles.title}>{say('staff-orders')}</h1>
      <SearchForm status={status} onStatus={setStatus} onSearch={setSearch} />
      {error !== null && <StaffTrouble error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Waiting text={say('loading')} />}
      {data?.length === 0 && (
        <p className={styles.quiet} role="status" data-testid="no-orders">
          {say(search === '' && status === 'all' ? 'staff-orders-none' : 'staff-orders-not-found')}
        </p>
      )}
      {data !== undefined && data.length > 0 && (
        <ul className={styles.list}>
          {data.map((order) => (
            <li key={order.id}>
              <OrderCard order={order} />
            </li>
          ))}
        </ul>
      )}
      <OrderTableForm />
    </>
  );
}

/** The refunds that the payment provider is being asked for; null where there are none. */
export function refundsUnderWay(orders: readonly StaffOrder[]): string | null {
  const ids = orders.flatMap(({ refunds }) =>
    refunds.filter(({ status }) => status === 'requested' || status === 'sending').map(({ id }) => id),
  );
  return ids.length === 0 ? null : ids.join(' ');
}

/** Those that wait for a decision are looked for the most. */
const filters: readonly Filter[] = ['all', 'stuck', ...orderStatuses.filter((each) => each !== 'stuck')];

interface SearchFormProps {
  readonly status: Filter;
  readonly onStatus: (status: Filter) => void;
  readonly onSearch: (search: string) => void;
}

function SearchForm({ status, onStatus, onSearch }: SearchFormProps) {
  const say = useText();
  const [text, setText] = useState('');
  const options = filters.map((id) => ({
    id,
    label: say(`staff-order-${id}`),
  }));
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    onSearch(text.trim());
  };
  return (
    <Form className={classes(orderStyles.search)} role="search" onSubmit={submit}>
      <Field
        label={say('staff-orders-search')}
        value={text}
        onChange={setText}
        hint={say('staff-orders-search-hint')}
        maxLength={80}
        testId="order-search"
      />
      <Button
        type="submit"
        className={orderStyles.searchButton}
        icon={<Search size={20} aria-hidden />}
        testId="order-find"
      >
        {say('staff-orders-find')}
      </Button>
      <Select
        label={say('staff-orders-status')}
        value={status}
        options={options}
        onChange={(id) => onStatus(options.find((option) => option.id === id)?.id ?? 'all')}
        testId="order-status"
      />
    </Form>
  );
}
