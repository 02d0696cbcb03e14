import { Heart, Laugh } from 'lucide-react';
import type { ReactionKind } from '../../../protocol/socket.ts';
import { useText } from '../../i18n/language.tsx';
import { useRoom, useRoomApi } from '../../stage/room-context.tsx';
import { Button } from '../../ui/button.tsx';
import { ApplauseButton } from './applause-button.tsx';
import styles from './drawer.module.css';

const icons = { laughter: Laugh, heart: Heart } as const;

/** What one can say to the stage without words. How many do so now stands beside; who does, nobody learns. */
export function Reactions() {
  const say = useText();
  return (
    <div
      className={styles.reactions}
      role="group"
      aria-label={say('reactions-label')}
      data-testid="reactions"
    >
      <ApplauseButton />
      <Reaction kind="laughter" />
      <Reaction kind="heart" />
    </div>
  );
}

function Reaction({ kind }: { readonly kind: Exclude<ReactionKind, 'applause'> }) {
  const say = useText();
  const api = useRoomApi();
  const count = useRoom((state) => state.reactions[kind]);
  const Icon = icons[kind];
  return (
    <Button
      look="plain"
      icon={<Icon size={22} aria-hidden />}
      label={say(`reaction-${kind}`)}
      testId={`reaction-${kind}`}
      onPress={() => api.react(kind)}
    >
      {count > 0 ? <span aria-hidden>{count}</span> : null}
    </Button>
  );
}
