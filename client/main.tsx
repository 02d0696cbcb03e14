import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { pages } from '../protocol/pages.ts';
import { Refusal } from '../protocol/refusal.ts';
import { LanguageProvider } from './i18n/language.tsx';
import { followLinks } from './pages/go.ts';
import { showPath } from './pages/links.ts';
import { sessionQuery } from './pages/queries.ts';
import { Routes } from './pages/routes.tsx';
import { prepareSound } from './room/index.ts';
import { launch, settleInTelegram, showOfStartParam } from './telegram/index.ts';
import './styles/base.css';

/** A network may come back; an answer of the house would only be the same again. */
const mayRetry = (failures: number, error: unknown): boolean =>
  failures < 2 && error instanceof Refusal && error.code === 'unavailable';

const queries = new QueryClient({ defaultOptions: { queries: { retry: mayRetry } } });

prepareSound();
settleInTelegram();
followLinks();
// Init data opens a session once, and not for long.
const opened = launch !== null && launch.initData !== null ? launch : null;
if (opened !== null) queries.query(sessionQuery('user')).catch(() => undefined);
// A link of an announcement leads to its show.
const announced = showOfStartParam(opened?.startParam ?? null);
if (announced !== null && location.pathname === pages.start.path) {
  history.replaceState(null, '', showPath(announced));
}

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <LanguageProvider>
        <Routes />
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
);
