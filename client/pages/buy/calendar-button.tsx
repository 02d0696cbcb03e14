import { CalendarPlus } from 'lucide-react';
import type { OrderView } from '../../../protocol/box-office.ts';
import type { ShowView } from '../../../protocol/http.ts';
import { useText } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { orderPath } from '../links.ts';
import { calendarText } from './calendar.ts';

/** A calendar file of the show, made here: the house need not know who takes one. */
export function CalendarButton({ order, show }: { readonly order: OrderView; readonly show: ShowView }) {
  const say = useText();
  const download = (): void => {
    // Without the order's secret: calendars are shared.
    const url = new URL(orderPath(order.orderId), location.origin).href;
    const text = calendarText({
      ...{ url, title: show.title, startsAt: show.startsAt, durationMinutes: show.durationMinutes },
      uid: `order-${String(order.orderId)}@${location.hostname}`,
      text: say('order-calendar-text', { number: String(order.orderId) }),
      madeAt: Date.now(),
    });
    save(new Blob([text], { type: 'text/calendar;charset=utf-8' }), `rampa-${String(order.orderId)}.ics`);
  };
  return (
    <Button wide icon={<CalendarPlus size={20} aria-hidden />} testId="calendar" onPress={download}>
      {say('order-calendar')}
    </Button>
  );
}

/** How long a browser may take to begin a download, after which its file is let go. */
const downloadMs = 60_000;

function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), downloadMs);
}
