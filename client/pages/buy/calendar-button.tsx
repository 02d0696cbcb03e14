import { CalendarPlus } from 'lucide-react';
import type { ShowId } from '../../../protocol/ids.ts';
import { useText } from '../../i18n/language.tsx';
import { telegram } from '../../telegram/index.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { calendarPath } from '../links.ts';

/** The show for one's calendar. It says what anybody may know: calendars are shared. */
export function CalendarButton({ showId }: { readonly showId: ShowId }) {
  const text = useText()('order-calendar');
  const icon = <CalendarPlus size={20} aria-hidden />;
  if (telegram === null) {
    return (
      <LinkButton wide icon={icon} testId="calendar" href={calendarPath(showId)}>
        {text}
      </LinkButton>
    );
  }
  const save = (): void => {
    // Telegram's window lets no page save anything: Telegram does it.
    telegram?.downloadFile(new URL(calendarPath(showId), location.origin).href, `rampa-${showId}.ics`);
  };
  return (
    <Button wide icon={icon} testId="calendar" onPress={save}>
      {text}
    </Button>
  );
}
