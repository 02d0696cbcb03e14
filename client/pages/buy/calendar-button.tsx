import { CalendarPlus } from 'lucide-react';
import { useState } from 'react';
import type { ShowView } from '../../../protocol/http.ts';
import type { OrderId } from '../../../protocol/ids.ts';
import { useText } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { orderPath } from '../links.ts';
import { saveFile } from '../save-file.ts';
import { calendarText } from './calendar.ts';

interface CalendarButtonProps {
  readonly orderId: OrderId;
  readonly show: Pick<ShowView, 'title' | 'startsAt' | 'durationMinutes'>;
}

/** A calendar file of the show, made here: the house need not know who takes one. */
export function CalendarButton({ orderId, show }: CalendarButtonProps) {
  const say = useText();
  const [isRefused, setRefused] = useState(false);
  const download = (): void => {
    // Without the order's secret: calendars are shared.
    const url = new URL(orderPath(orderId), location.origin).href;
    const text = calendarText({
      ...{ url, title: show.title, startsAt: show.startsAt, durationMinutes: show.durationMinutes },
      uid: `order-${String(orderId)}@${location.hostname}`,
      text: say('order-calendar-text', { number: String(orderId) }),
      madeAt: Date.now(),
    });
    const file = new File([text], `rampa-${String(orderId)}.ics`, { type: 'text/calendar;charset=utf-8' });
    setRefused(!saveFile(file));
  };
  return (
    <>
      <Button wide icon={<CalendarPlus size={20} aria-hidden />} testId="calendar" onPress={download}>
        {say('order-calendar')}
      </Button>
      {isRefused && <p role="status">{say('file-not-here')}</p>}
    </>
  );
}
