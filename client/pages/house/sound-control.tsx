import { Volume1, Volume2, VolumeX } from 'lucide-react';
import { useState } from 'react';
import {
  Dialog,
  DialogTrigger,
  Label,
  Popover,
  Slider,
  SliderOutput,
  SliderThumb,
  SliderTrack,
} from 'react-aria-components';
import { useText } from '../../i18n/language.tsx';
import type { RoomApi } from '../../room/api.ts';
import { Button, Toggle } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { Sheet } from '../../ui/sheet.tsx';
import styles from './sound-control.module.css';

/** How loud the room is here. */
export interface SoundLevel {
  /** 0 to 100; kept while muted. */
  readonly level: number;
  readonly isMuted: boolean;
  readonly setLevel: (level: number) => void;
  readonly setMuted: (isMuted: boolean) => void;
}

/** The one output of the room: all voices get louder and softer together. */
export function useSoundLevel(api: RoomApi): SoundLevel {
  const [{ level, isMuted }, set] = useState({ level: 100, isMuted: false });
  const change = (next: { readonly level: number; readonly isMuted: boolean }): void => {
    set(next);
    api.setVolume(next.isMuted ? 0 : next.level / 100);
    if (!next.isMuted) void api.startSound();
  };
  return {
    level,
    isMuted,
    setLevel: (to) => change({ level: to, isMuted: to === 0 }),
    // Unmuted at nothing would still be nothing.
    setMuted: (muted) => change({ level: muted || level > 0 ? level : 100, isMuted: muted }),
  };
}

interface SoundProps {
  readonly sound: SoundLevel;
}

/** A button that opens the level. */
export function SoundControl({ sound }: SoundProps) {
  const say = useText();
  return (
    <DialogTrigger>
      <Button
        look="plain"
        label={say(sound.isMuted ? 'control-sound-muted' : 'control-sound')}
        icon={<SoundIcon sound={sound} />}
        testId="sound"
      >
        {null}
      </Button>
      <Popover className={classes(styles.popover)} placement="top">
        <Dialog className={classes(styles.dialog)} aria-label={say('control-sound')}>
          <SoundPanel sound={sound} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** The same as a sheet, where the row has no place for the button. */
export function SoundSheet({ sound, onClose }: SoundProps & { readonly onClose: () => void }) {
  const say = useText();
  return (
    <Sheet title={say('control-sound')} testId="sound-sheet" onEscape={onClose}>
      <SoundPanel sound={sound} />
      <Button look="plain" wide onPress={onClose}>
        {say('action-close')}
      </Button>
    </Sheet>
  );
}

function SoundIcon({ sound: { level, isMuted } }: SoundProps) {
  const Icon = isMuted ? VolumeX : level < 50 ? Volume1 : Volume2;
  return <Icon size={22} aria-hidden />;
}

function SoundPanel({ sound }: SoundProps) {
  const say = useText();
  const { level, isMuted, setLevel, setMuted } = sound;
  return (
    <div className={styles.panel}>
      <Toggle
        look={isMuted ? 'danger' : 'plain'}
        label={say('control-mute')}
        isOn={isMuted}
        onChange={setMuted}
        testId="mute-all-sound"
      >
        <SoundIcon sound={sound} />
      </Toggle>
      <Slider
        className={classes(styles.slider)}
        value={isMuted ? 0 : level}
        minValue={0}
        maxValue={100}
        step={5}
        onChange={setLevel}
        data-testid="sound-level"
      >
        <Label className={classes(styles.label)}>{say('control-level')}</Label>
        <SliderOutput className={classes(styles.output)} />
        <SliderTrack className={classes(styles.track)}>
          {({ state }) => (
            <>
              <span
                className={styles.filled}
                style={{ width: `${String(state.getThumbPercent(0) * 100)}%` }}
              />
              <SliderThumb className={classes(styles.thumb)} />
            </>
          )}
        </SliderTrack>
      </Slider>
    </div>
  );
}
