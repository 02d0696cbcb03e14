import { StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { Lobby } from '../local/contract.ts';
import { App } from './app.tsx';
import { fetchLobby } from './server.ts';
import './styles/base.css';
import './styles/sidebar.css';
import './styles/chat.css';
import './styles/overlays.css';
import './styles/wide.css';
import { useTheme } from './theme.ts';
import type { OpenedLink } from './use-phone-state.ts';
import { wordsOf } from './words.ts';

/** Who this tab is: said by its address, or remembered by the tab. */
function chosen(): string | null {
  return new URLSearchParams(location.search).get('as') ?? sessionStorage.getItem('as');
}

/** A bot's link, opened here: `/t.me/<bot>?start=<payload>`. */
function openedLink(): OpenedLink {
  const query = new URLSearchParams(location.search);
  const [start, startApp] = [query.get('start'), query.get('startapp')];
  return { ...(start !== null && { start }), ...(startApp !== null && { startApp }) };
}

function Root() {
  const [who, setWho] = useState(chosen);
  const [lobby, setLobby] = useState<Lobby>();
  const theme = useTheme();
  useEffect(() => void fetchLobby().then(setLobby), []);
  if (lobby === undefined) return null;
  const known = lobby.people.find(({ key }) => key === who);
  const be = (key: string): void => {
    sessionStorage.setItem('as', key);
    const query = new URLSearchParams(location.search);
    query.set('as', key);
    history.replaceState(null, '', `?${query.toString()}`);
    setWho(key);
  };
  if (known === undefined) return <Choice lobby={lobby} onChoose={be} />;
  sessionStorage.setItem('as', known.key);
  return <App key={known.key} who={known} theme={theme} link={openedLink()} onBe={be} />;
}

function Choice({ lobby, onChoose }: { readonly lobby: Lobby; readonly onChoose: (key: string) => void }) {
  const words = wordsOf(navigator.language.startsWith('ru') ? 'ru' : 'en');
  return (
    <main className="choice">
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      <ul>
        {lobby.people.map(({ key, name, language }) => (
          <li key={key}>
            <button type="button" onClick={() => onChoose(key)}>
              <span className="face" aria-hidden="true">
                {name.slice(0, 1)}
              </span>
              <span>{name}</span>
              <small>{language === 'ru' ? 'русский' : 'English'}</small>
            </button>
          </li>
        ))}
      </ul>
    </main>
  );
}

const place = document.getElementById('root');
if (place === null) throw new Error('the page has no root');
createRoot(place).render(
  <StrictMode>
    <Root />
  </StrictMode>,
);
