import { useText } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import styles from './shortcut-sheet.module.css';
import { keyOf, shortcuts } from './shortcuts.ts';

/** The keys of the house. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  const say = useText();
  return (
    <Sheet title={say('control-keys')} testId="keys" onEscape={onClose}>
      <dl className={styles.keys}>
        {shortcuts.map((shortcut) => (
          <div key={shortcut}>
            <dt>
              <kbd>{keyOf(shortcut)}</kbd>
            </dt>
            <dd>{say(`key-${shortcut}`)}</dd>
          </div>
        ))}
      </dl>
      <Button look="plain" wide onPress={onClose}>
        {say('action-close')}
      </Button>
    </Sheet>
  );
}
