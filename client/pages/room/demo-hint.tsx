import { useQuery } from '@tanstack/react-query';
import { Drama } from 'lucide-react';
import { pages } from '../../../protocol/pages.ts';
import { useText } from '../../i18n/language.tsx';
import { useRoomApi } from '../../stage/room-context.tsx';
import { telegram } from '../../telegram/index.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { houseQuery } from '../queries.ts';
import styles from './seat-screen.module.css';

/**
 * Before closed doors of a demonstration: nobody opens them but whoever tries it, on another page. A pane of that page
 * itself says nothing: the desk stands beside it.
 */
export function DemoHint() {
  const say = useText();
  const { scope } = useRoomApi();
  const { data: house } = useQuery(houseQuery);
  if (house?.demo !== true || scope.startsWith('demo-')) return null;
  return (
    <div className={styles.words} data-testid="demo-hint">
      <p>{say('seat-demo-text')}</p>
      <ToDemo text={say('seat-demo-open')} />
    </div>
  );
}

/** Beside this page, which lets the visitor in by itself once the show is played there. */
function ToDemo({ text }: { readonly text: string }) {
  const icon = <Drama size={20} aria-hidden />;
  if (telegram === null) {
    return (
      <LinkButton look="primary" newTab href={pages.demo.path} icon={icon} testId="to-demo">
        {text}
      </LinkButton>
    );
  }
  const open = (): void => telegram?.openLink(new URL(pages.demo.path, location.origin).href);
  return (
    <Button look="primary" icon={icon} testId="to-demo" onPress={open}>
      {text}
    </Button>
  );
}
