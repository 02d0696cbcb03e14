import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useText } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { useDeskState, useDeskTools } from './desk-context.tsx';
import styles from './help-sheet.module.css';
import { helpFor, type KeyScope, keyScopes } from './keys.ts';
import { Segments } from '../../ui/segments.tsx';

/** All keys of the desk, drawn from the table by which it listens. */
export function HelpSheet() {
  const say = useText();
  const desk = useDeskTools();
  const isOpen = useDeskState((state) => state.isHelpOpen);
  const close = (): void => desk.store.setState({ isHelpOpen: false });
  return (
    <ModalOverlay
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => !open && close()}
      className={classes(styles.overlay)}
    >
      <Modal className={classes(styles.modal)}>
        <Dialog className={classes(styles.dialog)} data-testid="desk-help">
          <Heading slot="title" className={classes(styles.title)}>
            {say('desk-keys-title')}
          </Heading>
          <div className={styles.scopes}>
            {keyScopes.map((scope) => (
              <Scope key={scope} scope={scope} />
            ))}
          </div>
          <p className={styles.note}>{say('desk-keys-note')}</p>
          <div className={styles.foot}>
            <KeysSwitch />
            <Button look="primary" onPress={close} testId="desk-help-close" autoFocus>
              {say('action-close')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Scope({ scope }: { readonly scope: KeyScope }) {
  const say = useText();
  return (
    <section aria-label={say(`desk-keys-${scope}`)} className={styles.scope}>
      <h3 className={styles.scopeTitle}>{say(`desk-keys-${scope}`)}</h3>
      <dl>
        {helpFor(scope).map(({ act, keys, manner }) => (
          <div key={act} className={styles.row}>
            <dt className={styles.keys}>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>
              {say(`key-${act}`)}
              {manner !== 'press' && <small>{say(`desk-keys-${manner}`)}</small>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Single letters that act are in the way of those who dictate (WCAG 2.2, 2.1.4): they can be turned off. */
function KeysSwitch() {
  const say = useText();
  const desk = useDeskTools();
  const hasKeys = useDeskState((state) => state.hasKeys);
  return (
    <Segments
      label={say('desk-keys-switch')}
      value={hasKeys ? 'on' : 'off'}
      options={[
        { value: 'on', text: say('desk-keys-on') },
        { value: 'off', text: say('desk-keys-off') },
      ]}
      onChange={(value) => desk.store.setState({ hasKeys: value === 'on' })}
      testId="desk-keys"
    />
  );
}
