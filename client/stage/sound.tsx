import { useEffect, useRef } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { MemberId } from '../../protocol/ids.ts';
import { mediaKind, type MediaSource } from '../../protocol/media.ts';
import { useRoom, useRoomApi } from './room-context.tsx';

/** Plays everybody who is heard here. A pane without this component is silent. */
export function Sound() {
  const heard = useRoom(
    useShallow(({ remote }) =>
      remote.flatMap(({ member, source }) => (mediaKind(source) === 'audio' ? [`${member} ${source}`] : [])),
    ),
  );
  return heard.map((key) => {
    const [member, source] = key.split(' ') as [MemberId, MediaSource]; // as put together above
    return <Voice key={key} member={member} source={source} />;
  });
}

function Voice({ member, source }: { readonly member: MemberId; readonly source: MediaSource }) {
  const api = useRoomApi();
  const audio = useRef<HTMLAudioElement>(null);
  useEffect(() => {
    const element = audio.current;
    return element === null ? undefined : api.attach(element, member, source);
  }, [api, member, source]);
  return <audio ref={audio} autoPlay data-testid="voice" data-member={member} data-source={source} />;
}
