import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, Send, Share2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { TicketId } from '../../protocol/ids.ts';
import { useText } from '../i18n/language.tsx';
import { type KeptOrder, passOn, type Session } from '../session/index.ts';
import { telegram } from '../telegram/index.ts';
import { Button } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { Confirm } from '../ui/confirm.tsx';
import confirmStyles from '../ui/confirm.module.css';
import styles from './pass-on.module.css';
import { botStartLink } from './links.ts';
import { houseQuery } from './queries.ts';
import { Trouble } from './trouble.tsx';

interface PassingOn {
  /** Asks whether to pass a ticket on. */
  readonly ask: (ticket: TicketId) => void;
  /** Has the link of one that was passed on once more. */
  readonly again: (ticket: TicketId) => void;
  /** What asks, and then has the link; outlives the ticket's own card. */
  readonly dialog: ReactNode;
}

/**
 * Passing tickets on. The new link stays until it is put away on purpose: who came by a link is told it once.
 * @param by whose the tickets are
 * @param onDone called when the link has been put away
 */
export function usePassOn(by: Session | KeptOrder, onDone: () => void = () => undefined): PassingOn {
  const say = useText();
  const queries = useQueryClient();
  const isOnce = !('secret' in by) && by.door.kind === 'ticket';
  const [asked, setAsked] = useState<TicketId | null>(null);
  const pass = useMutation({
    mutationFn: (ticket: TicketId) => passOn(ticket, by),
    onSuccess: () => telegram?.feel('done'),
    onError: () => telegram?.feel('wrong'),
  });
  const close = (): void => {
    pass.reset();
    void queries.invalidateQueries({ queryKey: ['orders'] });
    void queries.invalidateQueries({ queryKey: ['me'] });
    onDone();
  };
  const dialog = (
    <>
      {asked !== null && (
        <Confirm
          title={say('pass-on-title', { number: String(asked) })}
          text={say('pass-on-text')}
          confirm={say('pass-on')}
          onConfirm={() => pass.mutate(asked)}
          onClose={() => setAsked(null)}
        />
      )}
      {pass.error !== null && <Trouble error={pass.error} />}
      {pass.data !== undefined && <PassedOn link={pass.data.link} isOnce={isOnce} onClose={close} />}
    </>
  );
  return { ask: setAsked, again: pass.mutate, dialog };
}

interface PassedOnProps {
  /** Of the ticket, with its secret in the fragment. */
  readonly link: string;
  /** It cannot be had again. */
  readonly isOnce: boolean;
  readonly onClose: () => void;
}

/** A ticket that has been passed on: its link, for the one whom it is for. */
export function PassedOn({ link, isOnce, onClose }: PassedOnProps) {
  const say = useText();
  const { data: house } = useQuery(houseQuery);
  const botLink = house?.botLink ?? null;
  const inTelegram = botLink === null ? null : botStartLink(botLink, `t_${new URL(link).hash.slice(1)}`);
  return (
    <ModalOverlay isOpen isKeyboardDismissDisabled className={classes(confirmStyles.overlay)}>
      <Modal className={classes(confirmStyles.modal)}>
        <Dialog className={classes(confirmStyles.dialog)} data-testid="passed-on-link">
          <Heading slot="title" className={classes(confirmStyles.title)}>
            {say('passed-on-title')}
          </Heading>
          <p className={confirmStyles.text}>{say(isOnce ? 'passed-on-text-once' : 'passed-on-text')}</p>
          <code className={styles.link}>{link}</code>
          <div className={styles.acts}>
            <Share link={telegram === null ? link : (inTelegram ?? link)} />
            <CopyButton
              text={link}
              label={say('action-copy-link')}
              testId="copy-ticket"
              icon={<Link size={20} aria-hidden />}
            />
            {inTelegram !== null && (
              <CopyButton
                text={inTelegram}
                label={say('passed-on-copy-telegram')}
                testId="copy-ticket-telegram"
                icon={<Send size={20} aria-hidden />}
              />
            )}
            <Button look="plain" wide testId="passed-on-done" onPress={onClose}>
              {say('passed-on-done')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Hands a link to somebody by what the device offers for that; nothing where it offers nothing. */
function Share({ link }: { readonly link: string }) {
  const say = useText();
  const text = say('passed-on-message');
  const share = (): void => {
    if (telegram !== null) {
      telegram.openTelegramLink(
        `https://t.me/share/url?url=${encodeURIComponent(link)}&text=${encodeURIComponent(text)}`,
      );
      // Whoever has closed the list of people is not in trouble.
    } else navigator.share({ url: link, text }).catch(() => undefined);
  };
  // Not on plain http, and not in every browser.
  if (telegram === null && !('share' in navigator)) return null;
  return (
    <Button look="primary" wide icon={<Share2 size={20} aria-hidden />} testId="share-ticket" onPress={share}>
      {say('passed-on-share')}
    </Button>
  );
}

interface CopyButtonProps {
  readonly text: string;
  readonly label: string;
  readonly icon: ReactNode;
  readonly testId: string;
}

function CopyButton({ text, label, icon, testId }: CopyButtonProps) {
  const say = useText();
  const [state, setState] = useState<'offered' | 'copied' | 'shown'>('offered');
  const copy = (): void => {
    // The clipboard exists in secure contexts only, and a frame may be denied it; then the text is there to be taken.
    const copied = isSecureContext ? navigator.clipboard.writeText(text) : Promise.reject(new Error());
    copied.then(
      () => setState('copied'),
      () => setState('shown'),
    );
  };
  if (state === 'shown') return <code className={styles.link}>{text}</code>;
  return (
    <Button wide icon={icon} testId={testId} onPress={copy}>
      {state === 'copied' ? say('action-copied') : label}
    </Button>
  );
}
