import { useText } from '../../i18n/language.tsx';
import type { Category } from './choice.ts';

/** More than these are plenty, and not worth a word. */
const few = 10;

/** How many seats a category has left, where that matters to whoever chooses. */
export function SeatsLeft({
  category: { left },
  className,
}: {
  readonly category: Category;
  readonly className?: string | undefined;
}) {
  const say = useText();
  if (left === undefined || left > few) return null;
  return (
    <span className={className} data-testid="seats-left">
      {left === 0 ? say('seats-sold-out') : say('seats-left', { count: left })}
    </span>
  );
}
