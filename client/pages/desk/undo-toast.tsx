import { Undo2 } from 'lucide-react';
import { useEffect } from 'react';
import { useText } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useDeskState, useDeskTools } from './desk-context.tsx';
import { type Done, recent } from './desk-store.ts';
import { KeyHint } from './key-hint.tsx';

/** What was done last, for as long as it can be taken back. */
export function UndoToast() {
  const last = useDeskState((state) => state.done.at(-1));
  return <div role="status">{last !== undefined && <Offer key={last.id} done={last} />}</div>;
}

function Offer({ done: { words, until, undo } }: { readonly done: Done }) {
  const say = useText();
  const desk = useDeskTools();
  useEffect(() => {
    const forget = (): void => desk.store.setState(({ done }) => ({ done: recent(done, Date.now()) }));
    const timer = setTimeout(forget, Math.max(0, until - Date.now()) + 50);
    return () => clearTimeout(timer);
  }, [desk, until]);
  return (
    <Notice
      isFloating
      testId="done"
      action={
        undo.length === 0 ? null : (
          <Button
            look="quiet"
            icon={<Undo2 size={20} aria-hidden />}
            testId="undo"
            onPress={() => void desk.undo()}
          >
            {say('desk-undo')}
            <KeyHint act="undo" />
          </Button>
        )
      }
    >
      {say(`act-${words.key}`, words.args)}
    </Notice>
  );
}
