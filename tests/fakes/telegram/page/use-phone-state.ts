import { useEffect, useMemo, useRef, useState } from 'react';
import type { Contact, InvoiceRef, View } from '../local/contract.ts';
import type { AppToOpen, Phone } from './context.ts';
import { actionsOf, useView } from './server.ts';
import { themes } from './theme.ts';
import { wordsOf } from './words.ts';

/** The link by which the bot was opened. */
export interface OpenedLink {
  readonly start?: string;
  readonly startApp?: string;
}

/** A form of a payment, and what is told how it was closed. */
export interface Payment {
  readonly ref: InvoiceRef;
  readonly done: (status: 'paid' | 'cancelled' | 'failed') => void;
}

/** What lies over the chats. */
export interface Overlays {
  readonly toast: string;
  readonly alert: string | undefined;
  readonly app: AppToOpen | undefined;
  readonly payment: Payment | undefined;
  readonly closeAlert: () => void;
  readonly closeApp: () => void;
  readonly closePayment: () => void;
}

/** Which chat is open, and by which link. */
export interface Place {
  readonly chatId: number | undefined;
  readonly payload: string | undefined;
  readonly go: (chatId: number | undefined, payload?: string) => void;
}

interface PhoneState {
  /** Undefined until the server has said what there is. */
  readonly phone: Phone | undefined;
  readonly isLost: boolean;
  readonly overlays: Overlays;
  readonly place: Place;
}

/** All that changes on a person's phone. */
export function usePhoneState(who: Contact, isDark: boolean, link: OpenedLink): PhoneState {
  const { view, isLost } = useView(who.key);
  const words = wordsOf(who.language);
  const actions = useMemo(() => actionsOf(who.key), [who.key]);
  const place = usePlace(view, link.start);
  const { show, ...overlays } = useOverlays();
  const { toast, alert, openApp, setPayment } = show;
  const pay: Phone['pay'] = (ref) => new Promise((done) => setPayment({ ref, done }));
  const openLink = (address: string): void => {
    const url = new URL(address, location.href);
    if (view === undefined) return;
    if (!/^(t\.me|telegram\.me)$/.test(url.hostname)) window.open(url, '_blank', 'noopener');
    else openTelegramLink(url, view, { pay, openApp, go: place.go });
  };
  useEffect(() => {
    document.documentElement.lang = who.language;
    document.title = `${who.name} · ${words.title}`;
  }, [who, words]);
  const theme = themes[isDark ? 'dark' : 'light'];
  const phone: Phone | undefined = view && {
    view,
    words,
    actions,
    theme,
    toast,
    alert,
    openApp,
    openLink,
    pay,
  };
  useStartApp(link.startApp, phone);
  return { phone, isLost, overlays, place };
}

/** A link of the bot opens its chat, whatever chat was open before. */
function usePlace(view: View | undefined, start: string | undefined): Place {
  const [chatId, setChatId] = useState<number>();
  const [payload, setPayload] = useState(start);
  return {
    chatId: chatId ?? (payload === undefined ? undefined : view?.me.id),
    payload,
    go(id, withPayload) {
      setChatId(id);
      setPayload(withPayload);
    },
  };
}

const toastMs = 3500;

function useOverlays() {
  const [toast, setToast] = useState('');
  const [alert, setAlert] = useState<string>();
  const [app, setApp] = useState<AppToOpen>();
  const [payment, setPayment] = useState<Payment>();
  useEffect(() => {
    const timer = setTimeout(() => setToast(''), toastMs);
    return () => clearTimeout(timer);
  }, [toast]);
  return {
    ...{ toast, alert, app, payment },
    closeAlert: () => setAlert(undefined),
    closeApp: () => setApp(undefined),
    closePayment: () => setPayment(undefined),
    show: { toast: setToast, alert: setAlert, openApp: setApp, setPayment },
  };
}

interface Ways extends Pick<Phone, 'pay' | 'openApp'>, Pick<Place, 'go'> {}

/** An invoice, the bot's app, or the bot itself. */
function openTelegramLink(url: URL, view: View, { pay, openApp, go }: Ways): void {
  const slug = /^\/(?:\$|invoice\/)(.+)$/.exec(url.pathname)?.[1];
  if (slug !== undefined) return void pay({ slug });
  const startParam = url.searchParams.get('startapp');
  const menu = view.chats.find(({ kind }) => kind === 'private')?.menuButton;
  go(view.me.id, url.searchParams.get('start') ?? undefined);
  if (startParam !== null && menu?.type === 'web_app') {
    openApp({ url: menu.web_app.url, title: menu.text, startParam, withInitData: true });
  }
}

/** Opens the app of a `?startapp=` link, once there is a phone to open it on. */
function useStartApp(startApp: string | undefined, phone: Phone | undefined): void {
  const left = useRef(startApp);
  useEffect(() => {
    if (phone === undefined || left.current === undefined) return;
    phone.openLink(`https://t.me/${phone.view.bot.username}?startapp=${left.current}`);
    left.current = undefined;
  }, [phone]);
}
