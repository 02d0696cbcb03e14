import { MainAction } from '../ui/main-action.tsx';
import { go } from './go.ts';

interface MainLinkProps {
  readonly href: string;
  readonly label: string;
  readonly testId: string;
}

/** The page that one most likely wants to see next. */
export function MainLink({ href, label, testId }: MainLinkProps) {
  return <MainAction label={label} href={href} testId={testId} onPress={() => go(href)} />;
}
