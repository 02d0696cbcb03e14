import { type CSSProperties, useEffect, useRef, useState } from 'react';
import { type AppToOpen, usePhone } from './context.ts';
import { Dialog } from './dialog.tsx';
import { type Emit, type HostActs, useHost } from './host.ts';
import type { AppButton, HostState } from './host-state.ts';
import { QuestionView, useQuestion } from './question.tsx';

interface Props {
  readonly app: AppToOpen;
  readonly onClose: () => void;
}

/** What Telegram Web A allows an app in its frame: neither sound by itself nor the screen. */
const sandbox =
  'allow-scripts allow-same-origin allow-popups allow-forms allow-modals allow-storage-access-by-user-activation';
const permissions = 'camera; microphone; geolocation;';

/** A Mini App in a sheet over the chat. */
export function MiniApp({ app, onClose }: Props) {
  const { words, theme } = usePhone();
  const frame = useRef<HTMLIFrameElement>(null);
  const address = useLaunch(app);
  const { question, ask, choose } = useQuestion();
  const acts = useActs(onClose, ask, choose);
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
        <AppHeader state={state} emit={emit} onClose={close} />
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

/** The app's whole address, with what Telegram tells it. */
function useLaunch(app: AppToOpen): string | undefined {
  const { actions, alert, theme } = usePhone();
  const [address, setAddress] = useState<string>();
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
  return address;
}

function useActs(
  close: () => void,
  popup: HostActs['popup'],
  choose: ReturnType<typeof useQuestion>['choose'],
): HostActs {
  const { words, actions, pay, openLink } = usePhone();
  return {
    close,
    openLink(url) {
      close();
      openLink(url);
    },
    pay: (slug) => pay({ slug }),
    popup,
    async askWriteAccess() {
      const allowed = await choose(words.writeAccess, words.allow, words.deny);
      if (allowed) await actions.allowWriting();
      return allowed;
    },
    askToSave: (fileName) => choose(words.saveFile(fileName), words.save, words.cancel),
  };
}

interface HeaderProps {
  readonly state: HostState;
  readonly emit: Emit;
  readonly onClose: () => void;
}

/** The way back in the app takes the place of the way out, which moves to the other side. */
function AppHeader({ state, emit, onClose }: HeaderProps) {
  const { view, words } = usePhone();
  return (
    <header>
      {state.hasBack ? (
        <button type="button" className="quiet" onClick={() => emit('back_button_pressed')}>
          {words.appBack}
        </button>
      ) : (
        <button type="button" className="quiet" onClick={onClose}>
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
        <button type="button" className="quiet" aria-label={words.close} onClick={onClose}>
          ×
        </button>
      )}
    </header>
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
