import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { LanguageProvider } from '../i18n/language.tsx';
import { houseQuery, orderQuery, sessionQuery, showQuery, showsQuery } from '../pages/queries.ts';
import { RoomProvider } from '../stage/room-context.tsx';
import { fakeRoom } from './fake-room.ts';
import { boughtOrder } from './orders.ts';
import { bill, onSale, theHouse } from './people.ts';
import { makeScenes, type Scene } from './scenes.tsx';
import '../styles/base.css';

/*
 * Every screen of the room in every state, for whoever works on their look: `npx vite --config client/vite.config.ts`,
 * then `/stories/`, or `/stories/?scene=house-invited` for one alone. Not part of the build.
 */
function Stories({ scenes }: { readonly scenes: Readonly<Record<string, Scene>> }) {
  const chosen = new URLSearchParams(location.search).get('scene');
  const scene = chosen === null ? undefined : scenes[chosen];
  if (scene !== undefined) return <Stand scene={scene} />;
  return (
    <ul>
      {Object.keys(scenes).map((name) => (
        <li key={name}>
          <a href={`?scene=${name}`}>{name}</a>
        </li>
      ))}
    </ul>
  );
}

function Stand({ scene }: { readonly scene: Scene }) {
  const [api] = useState(() => fakeRoom(scene.state, scene.scope));
  const { reactions } = scene.state;
  useEffect(() => {
    if (reactions === undefined) return;
    // A house that claps says so again and again.
    const timer = setInterval(() => api.store.setState({ reactions: { ...reactions } }), 300);
    return () => clearInterval(timer);
  }, [api, reactions]);
  return (
    <RoomProvider api={api}>
      {scene.isPage === true ? scene.screen : <main style={{ height: '100%' }}>{scene.screen}</main>}
    </RoomProvider>
  );
}

// No house answers here: what the screens ask of it is answered already.
const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
queries.setQueryData(showsQuery.queryKey, [...bill]);
queries.setQueryData(showQuery(onSale.id).queryKey, onSale);
queries.setQueryData(houseQuery.queryKey, theHouse);
queries.setQueryData(sessionQuery('user').queryKey, null);
queries.setQueryData(sessionQuery('ticket').queryKey, null);
queries.setQueryData(orderQuery({ orderId: boughtOrder.orderId, secret: '' }).queryKey, {
  order: boughtOrder,
  clockOffsetMs: 0,
});

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <QueryClientProvider client={queries}>
    <LanguageProvider>
      <Stories scenes={await makeScenes()} />
    </LanguageProvider>
  </QueryClientProvider>,
);
