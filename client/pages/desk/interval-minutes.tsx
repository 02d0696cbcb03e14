import { useText } from '../../i18n/language.tsx';
import { Choice } from './choice.tsx';
import { useDeskState, useDeskTools } from './desk-context.tsx';
import { intervalMinutes } from './desk-store.ts';

/** How long the next interval is meant to last; the house sees a countdown, and nothing happens by itself. */
export function IntervalMinutes() {
  const say = useText();
  const desk = useDeskTools();
  const minutes = useDeskState((state) => state.minutes);
  return (
    <Choice
      label={say('desk-minutes-label')}
      value={minutes ?? 0}
      options={[
        ...intervalMinutes.map((value) => ({
          value: value,
          text: say('desk-minutes', { minutes: value }),
        })),
        { value: 0, text: say('desk-minutes-none') },
      ]}
      onChange={(value) => desk.store.setState({ minutes: value === 0 ? null : value })}
      testId="interval-minutes"
    />
  );
}
