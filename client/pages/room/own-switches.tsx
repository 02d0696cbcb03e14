import { Mic, MicOff, Video, VideoOff } from 'lucide-react';
import { useText } from '../../i18n/language.tsx';
import { useRoom, useRoomApi } from '../../stage/room-context.tsx';
import { Toggle } from '../../ui/button.tsx';

const icons = {
  microphone: { on: Mic, off: MicOff },
  camera: { on: Video, off: VideoOff },
} as const;

/** Own switch for one thing that one sends. What a director has muted stays muted: the switch says so. */
export function OwnSwitch({ source }: { readonly source: keyof typeof icons }) {
  const say = useText();
  const api = useRoomApi();
  const isMuted = useRoom((state) => state.self?.muted[source] ?? false);
  const isOff = useRoom((state) => state.self?.off[source] ?? false);
  const isOn = !isMuted && !isOff;
  const Icon = icons[source][isOn ? 'on' : 'off'];
  return (
    <Toggle
      look={isOn ? 'quiet' : 'danger'}
      label={say(isMuted ? `switch-${source}-muted` : `switch-${source}`)}
      isOn={isOn}
      isDisabled={isMuted}
      onChange={(on) => void api.setSending(source, on)}
      testId={`switch-${source}`}
    >
      <Icon size={22} aria-hidden />
    </Toggle>
  );
}
