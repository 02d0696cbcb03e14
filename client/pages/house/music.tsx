import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { elementPlayer } from '../../music/browser-player.ts';
import { HouseMusic, type MusicCue, musicPlays } from '../../music/house-music.ts';
import { hushes } from '../../music/hush.ts';
import { systemClock } from '../../room/browser-environment.ts';
import { onTap } from '../../room/sound-output.ts';
import { useRoom } from '../../stage/room-context.tsx';
import { houseQuery } from '../queries.ts';

/** The music of the house, where the theatre has some: before the beginning and in the interval. */
export function Music() {
  const { data } = useQuery(houseQuery);
  const url = data?.musicUrl ?? null;
  return url === null ? null : <Playing key={url} url={url} />;
}

function Playing({ url }: { readonly url: string }) {
  const plays = useRoom(
    ({ room, self }) =>
      room !== null &&
      self !== null &&
      musicPlays({ audience: room.audience, phase: room.view.phase.at, standing: self.standing.at }),
  );
  const level = useRoom((state) => state.volume);
  const isHushed = useStore(hushes, ({ count }) => count > 0);
  const audio = useHouseMusic({ plays: plays && !isHushed, level });
  return <audio ref={audio} src={url} loop preload="none" data-testid="foyer-music" data-plays={plays} />;
}

/** Music through the element that the answer is given to, following the cue. */
function useHouseMusic({ plays, level }: MusicCue) {
  const audio = useRef<HTMLAudioElement>(null);
  const [music, setMusic] = useState<HouseMusic | null>(null);
  useEffect(() => {
    const element = audio.current;
    if (element === null) return;
    const player = elementPlayer(element);
    const made = new HouseMusic({ player, clock: systemClock, onTap });
    setMusic(made);
    return () => {
      made.close();
      player.close();
    };
  }, []);
  useEffect(() => music?.follow({ plays, level }), [music, plays, level]);
  return audio;
}
