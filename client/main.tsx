import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Refusal } from '../protocol/refusal.ts';
import { LanguageProvider } from './i18n/language.tsx';
import { Routes } from './pages/routes.tsx';
import { prepareSound } from './room/index.ts';
import { settleInTelegram } from './telegram/index.ts';
import './styles/base.css';

/** A network may come back; an answer of the house would only be the same again. */
const mayRetry = (failures: number, error: unknown): boolean =>
  failures < 2 && error instanceof Refusal && error.code === 'unavailable';

const queries = new QueryClient({ defaultOptions: { queries: { retry: mayRetry } } });

prepareSound();
settleInTelegram();

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
