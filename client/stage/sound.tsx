import { useEffect, useRef } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { MemberId } from '../../protocol/ids.ts';
import { useRoom, useRoomApi } from './room-context.tsx';

/** Plays everybody who is heard here. A pane without this component is silent. */
export function Sound() {
  const heard = useRoom(
    useShallow(({ remote }) =>
      remote.filter((media) => media.source === 'microphone').map((media) => media.member),
    ),
  );
  return heard.map((member) => <Voice key={member} member={member} />);
}

function Voice({ member }: { readonly member: MemberId }) {
  const api = useRoomApi();
  const audio = useRef<HTMLAudioElement>(null);
  useEffect(() => {
    const element = audio.current;
    return element === null ? undefined : api.attach(element, member, 'microphone');
  }, [api, member]);
  return <audio ref={audio} autoPlay data-testid="voice" data-member={member} data-source="microphone" />;
}
