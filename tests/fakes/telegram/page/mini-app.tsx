import { type CSSProperties, useEffect, useRef, useState } from 'react';
import { type AppToOpen, usePhone } from './context.ts';
import { Dialog } from './dialog.tsx';
import { type HostActs, useHost } from './host.ts';
import type { AppButton, Popup } from './host-state.ts';

interface Props {
  readonly app: AppToOpen;
  readonly onClose: () => void;
}

/** What Telegram Web A allows an app in its frame: neither sound by itself nor the screen. */
const sandbox =
  'allow-scripts allow-same-origin allow-popups allow-forms allow-modals allow-storage-access-by-user-activation';
const permissions = 'camera; microphone; geolocation;';

/** A question over an app, and what the answer is told to. */
interface Question extends Popup {
  readonly answer: (button: string | undefined) => void;
}

/** A Mini App in a sheet over the chat. */
export function MiniApp({ app, onClose }: Props) {
  const { view, words, actions, theme, pay, openLink, alert } = usePhone();
  const frame = useRef<HTMLIFrameElement>(null);
  const [address, setAddress] = useState<string>();
  const [question, setQuestion] = useState<Question>();
  // The colours with which it was opened; it is told of others later.
  const [openedWith] = useState(theme);
  useEffect(() => {
    const { url, startParam, withInitData } = app;
    const request = { url, theme: openedWith, withInitData, ...(startParam !== undefined && { startParam }) };
    actions.launch(request).then(
      (launched) => setAddress(launched.url),
      (error: unknown) => alert(String(error)),
    );
  }, [actions, alert, app, openedWith]);
  const ask = (popup: Popup): Promise<string | undefined> =>
    new Promise((resolve) =>
      setQuestion({
        ...popup,
        answer(button) {
          setQuestion(undefined);
          resolve(button);
        },
      }),
    );
  const choose = (message: string, yes: string, no: string): Promise<boolean> => {
    const buttons = [
      { id: 'yes', type: 'default', text: yes },
      { id: 'no', type: 'default', text: no },
    ];
    return ask({ title: view.bot.name, message, buttons }).then((button) => button === 'yes');
  };
  const acts: HostActs = {
    close: onClose,
    openLink(url) {
      onClose();
      openLink(url);
    },
    pay: (slug) => pay({ slug }),
    popup: ask,
    async askWriteAccess() {
      const allowed = await choose(words.writeAccess, words.allow, words.deny);
      if (allowed) await actions.allowWriting();
      return allowed;
    },
  };
  const { state, emit } = useHost({ frame, origin: new URL(app.url).origin, theme, acts });
  const close = (): void => {
    if (!state.confirmsClosing) return onClose();
    void choose(words.closeAnyway, words.close, words.cancel).then((sure) => {
      if (sure) onClose();
    });
  };
  const style = { '--app-header': state.header, '--app-bottom': state.bottomBar } as CSSProperties; // own properties
  return (
    <Dialog label={`${words.miniApp}: ${app.title}`} className="mini-app" onClose={close}>
      <div className="app" style={style} data-ready={state.isReady} data-haptics={state.haptics}>
        <header>
          {state.hasBack ? (
            <button type="button" className="quiet" onClick={() => emit('back_button_pressed')}>
              {words.appBack}
            </button>
          ) : (
            <button type="button" className="quiet" onClick={close}>
              {words.close}
            </button>
          )}
          <h2>{view.bot.name}</h2>
          {state.hasSettings && (
            <button
              type="button"
              className="quiet"
              aria-label={words.appSettings}
              onClick={() => emit('settings_button_pressed')}
            >
              ⚙
            </button>
          )}
          {state.hasBack && (
            <button type="button" className="quiet" aria-label={words.close} onClick={close}>
              ×
            </button>
          )}
        </header>
        {address !== undefined && (
          <iframe
            ref={frame}
            src={address}
            title={words.miniApp}
            sandbox={sandbox}
            allow={permissions}
            style={{ background: state.background }}
          />
        )}
        <footer>
          <AppButtonView
            button={state.secondary}
            kind="quiet"
            onPress={() => emit('secondary_button_pressed')}
          />
          <AppButtonView button={state.main} kind="primary" onPress={() => emit('main_button_pressed')} />
        </footer>
      </div>
      {question && <QuestionView question={question} />}
    </Dialog>
  );
}

interface ButtonProps {
  readonly button: AppButton;
  readonly kind: string;
  readonly onPress: () => void;
}

function AppButtonView({ button, kind, onPress }: ButtonProps) {
  if (!button.isVisible) return null;
  return (
    <button
      type="button"
      className={kind}
      disabled={!button.isActive}
      aria-busy={button.isBusy}
      style={{ background: button.color, color: button.textColor }}
      onClick={onPress}
    >
      {button.text}
    </button>
  );
}

function QuestionView({ question }: { readonly question: Question }) {
  const { words } = usePhone();
  const standard: Readonly<Record<string, string>> = {
    ok: words.ok,
    close: words.close,
    cancel: words.cancel,
  };
  return (
    <Dialog label={question.title || question.message} onClose={() => question.answer(undefined)}>
      {question.title && <h2>{question.title}</h2>}
      <p>{question.message}</p>
      <div className="buttons">
        {question.buttons.map(({ id, type, text }) => (
          <button
            key={id}
            type="button"
            className={type === 'destructive' ? 'danger' : 'quiet'}
            onClick={() => question.answer(id)}
          >
            {standard[type] ?? text}
          </button>
        ))}
      </div>
    </Dialog>
  );
}
