import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useText } from '../i18n/language.tsx';
import { Button } from './button.tsx';
import { classes } from './classes.ts';
import styles from './confirm.module.css';

interface ConfirmProps {
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
  /** What the way out says, where "Cancel" could be taken for the act itself. */
  readonly dismiss?: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  /** What it does cannot be undone. */
  readonly isDestructive?: boolean;
}

/** Asks before something that cannot be taken back. The way out has the focus. */
export function Confirm({ title, text, confirm, dismiss, onConfirm, onClose, ...rest }: ConfirmProps) {
  const say = useText();
  const { isDestructive = false } = rest;
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(open) => !open && onClose()}
      className={classes(styles.overlay)}
    >
      <Modal className={classes(styles.modal)}>
        <Dialog role="alertdialog" className={classes(styles.dialog)}>
          <Heading slot="title" className={classes(styles.title)}>
            {title}
          </Heading>
          <p className={styles.text}>{text}</p>
          <div className={styles.actions}>
            <Button look="plain" onPress={onClose} autoFocus>
              {dismiss ?? say('action-cancel')}
            </Button>
            <Button
              look={isDestructive ? 'danger' : 'primary'}
              testId="confirm"
              onPress={() => {
                onClose();
                onConfirm();
              }}
            >
              {confirm}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
