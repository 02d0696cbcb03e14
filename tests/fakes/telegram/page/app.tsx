import type { Contact } from '../local/contract.ts';
import { Chat } from './chat.tsx';
import { PhoneContext, usePhone } from './context.ts';
import { Dialog } from './dialog.tsx';
import { MiniApp } from './mini-app.tsx';
import { PaySheet } from './pay-sheet.tsx';
import { Sidebar } from './sidebar.tsx';
import type { useTheme } from './theme.ts';
import { type OpenedLink, type Overlays, usePhoneState } from './use-phone-state.ts';

interface Props {
  readonly who: Contact;
  readonly theme: ReturnType<typeof useTheme>;
  readonly link: OpenedLink;
  readonly onBe: (key: string) => void;
}

/** A person's phone: chats, and what opens over them. */
export function App({ who, theme, link, onBe }: Props) {
  const { phone, isLost, overlays, place } = usePhoneState(who, theme.isDark, link);
  if (phone === undefined) return null;
  const chat = phone.view.chats.find(({ id }) => id === place.chatId);
  const started = (): void => {
    // Loading the page anew does not ask for it again.
    history.replaceState(null, '', `/?as=${who.key}`);
    place.go(place.chatId);
  };
  return (
    <PhoneContext value={phone}>
      <div className="phone" data-open={chat ? 'chat' : 'list'}>
        <Sidebar openId={chat?.id} theme={theme} onOpen={(id) => place.go(id)} onBe={onBe} />
        {chat ? (
          <Chat
            key={chat.id}
            chat={chat}
            payload={place.payload}
            onStarted={started}
            onBack={() => place.go(undefined)}
          />
        ) : (
          <p className="nothing" aria-hidden="true">
            {phone.words.choose}
          </p>
        )}
      </div>
      {isLost && <p className="lost">{phone.words.lost}</p>}
      <Over {...overlays} />
    </PhoneContext>
  );
}

/** What lies over the chats: an app, a payment over it, a word of the bot. */
function Over({ toast, alert, app, payment, closeAlert, closeApp, closePayment }: Overlays) {
  const { view, words } = usePhone();
  const paid: NonNullable<typeof payment>['done'] = (status) => {
    closePayment();
    payment?.done(status);
  };
  return (
    <>
      {app && <MiniApp key={app.url + (app.startParam ?? '')} app={app} onClose={closeApp} />}
      {payment && <PaySheet invoice={payment.ref} onDone={paid} />}
      {alert !== undefined && (
        <Dialog label={view.bot.name} onClose={closeAlert}>
          <p>{alert}</p>
          <button type="button" className="primary" onClick={closeAlert}>
            {words.ok}
          </button>
        </Dialog>
      )}
      <p className="toast" role="status" data-shown={toast !== ''}>
        {toast}
      </p>
    </>
  );
}
