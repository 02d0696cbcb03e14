import { useEffect, useMemo, useRef, useState } from 'react';
import type { Contact, InvoiceRef } from '../local/contract.ts';
import { Chat } from './chat.tsx';
import { type AppToOpen, type Phone, PhoneContext } from './context.ts';
import { Dialog } from './dialog.tsx';
import { MiniApp } from './mini-app.tsx';
import { PaySheet } from './pay-sheet.tsx';
import { actionsOf, useView } from './server.ts';
import { Sidebar } from './sidebar.tsx';
import { themes, type useTheme } from './theme.ts';
import { wordsOf } from './words.ts';

interface Props {
  readonly who: Contact;
  readonly theme: ReturnType<typeof useTheme>;
  readonly link: { readonly start?: string; readonly startApp?: string };
  readonly onBe: (key: string) => void;
}

type Payment = { readonly ref: InvoiceRef; done(status: 'paid' | 'cancelled' | 'failed'): void };

const toastMs = 3500;

/** A person's phone: chats, and what opens over them. */
export function App({ who, theme, link, onBe }: Props) {
  const { view, isLost } = useView(who.key);
  const words = wordsOf(who.language);
  const actions = useMemo(() => actionsOf(who.key), [who.key]);
  const [chatId, setChatId] = useState<number>();
  const [payload, setPayload] = useState(link.start);
  const [toast, setToast] = useState('');
  const [alert, setAlert] = useState<string>();
  const [app, setApp] = useState<AppToOpen>();
  const [payment, setPayment] = useState<Payment>();
  const startApp = useRef(link.startApp);
  useEffect(() => {
    document.documentElement.lang = who.language;
    document.title = `${who.name} · ${words.title}`;
  }, [who, words]);
  useEffect(() => {
    const timer = setTimeout(() => setToast(''), toastMs);
    return () => clearTimeout(timer);
  }, [toast]);
  const phone = view && makePhone();
  useEffect(() => {
    if (phone === undefined || startApp.current === undefined) return;
    phone.openLink(`https://t.me/${phone.view.bot.username}?startapp=${startApp.current}`);
    startApp.current = undefined;
  }, [phone]);

  function makePhone(): Phone | undefined {
    if (view === undefined) return undefined;
    return {
      view,
      words,
      actions,
      theme: themes[theme.isDark ? 'dark' : 'light'],
      toast: setToast,
      alert: setAlert,
      openApp: setApp,
      openLink(address) {
        const url = new URL(address, location.href);
        if (!/^(t\.me|telegram\.me)$/.test(url.hostname)) return void window.open(url, '_blank', 'noopener');
        openTelegramLink(url);
      },
      pay: (ref) => new Promise((done) => setPayment({ ref, done })),
    };
  }

  function openTelegramLink(url: URL): void {
    if (view === undefined) return;
    const slug = /^\/(?:\$|invoice\/)(.+)$/.exec(url.pathname)?.[1];
    const startParam = url.searchParams.get('startapp');
    const menu = view.chats.find(({ kind }) => kind === 'private')?.menuButton;
    if (slug !== undefined) return void phone?.pay({ slug });
    setChatId(view.me.id);
    if (startParam !== null && menu?.type === 'web_app') {
      setApp({ url: menu.web_app.url, title: menu.text, startParam, withInitData: true });
    } else setPayload(url.searchParams.get('start') ?? undefined);
  }

  if (phone === undefined || view === undefined) return null;
  // A link of the bot opens its chat.
  const openId = chatId ?? (payload === undefined ? undefined : view.me.id);
  const chat = view.chats.find(({ id }) => id === openId);
  const started = (): void => {
    // Loading the page anew does not ask for it again.
    history.replaceState(null, '', `/?as=${who.key}`);
    setPayload(undefined);
  };
  const closeChat = (): void => {
    setPayload(undefined);
    setChatId(undefined);
  };
  return (
    <PhoneContext value={phone}>
      <div className="phone" data-open={chat ? 'chat' : 'list'}>
        <Sidebar openId={openId} theme={theme} onOpen={setChatId} onBe={onBe} />
        {chat ? (
          <Chat key={chat.id} chat={chat} payload={payload} onStarted={started} onBack={closeChat} />
        ) : (
          <p className="nothing" aria-hidden="true">
            {words.choose}
          </p>
        )}
      </div>
      {isLost && <p className="lost">{words.lost}</p>}
      {app && <MiniApp key={app.url + (app.startParam ?? '')} app={app} onClose={() => setApp(undefined)} />}
      {payment && (
        <PaySheet
          invoice={payment.ref}
          onDone={(status) => {
            setPayment(undefined);
            payment.done(status);
          }}
        />
      )}
      {alert !== undefined && (
        <Dialog label={view.bot.name} onClose={() => setAlert(undefined)}>
          <p>{alert}</p>
          <button type="button" className="primary" onClick={() => setAlert(undefined)}>
            {words.ok}
          </button>
        </Dialog>
      )}
      <p className="toast" role="status" data-shown={toast !== ''}>
        {toast}
      </p>
    </PhoneContext>
  );
}
