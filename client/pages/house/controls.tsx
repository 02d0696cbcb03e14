import { DoorOpen, Ellipsis, Languages, LogOut, Maximize, Minimize, Volume2, VolumeX } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useLanguage, useText } from '../../i18n/language.tsx';
import { useRoom, useRoomApi } from '../../stage/room-context.tsx';
import { Button, Toggle } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { MoreMenu } from '../../ui/more-menu.tsx';
import { OwnSwitch } from '../room/own-switches.tsx';
import { HandButton } from './hand-button.tsx';
import type { HouseCue } from './house.tsx';
import styles from './house.module.css';

interface ControlsProps {
  readonly cue: HouseCue;
  readonly onRaise: () => void;
}

/** The row of what a spectator can do now. */
export function Controls({ cue, onRaise }: ControlsProps) {
  const say = useText();
  const standing = useRoom((state) => state.self?.standing.at);
  return (
    <div className={styles.controls} role="toolbar" aria-label={say('controls-label')}>
      {standing === 'on_stage' ? <OnStageControls /> : <HandButton cue={cue} onRaise={onRaise} />}
      <SoundToggle />
      <FullScreenButton />
      <More />
    </div>
  );
}

function OnStageControls() {
  const say = useText();
  const api = useRoomApi();
  const isSeen = useRoom((state) => state.self?.grants.publish.camera ?? false);
  return (
    <>
      <OwnSwitch source="microphone" />
      {isSeen && <OwnSwitch source="camera" />}
      <Button
        look="quiet"
        className={styles.textual}
        icon={<DoorOpen size={20} aria-hidden />}
        label={say('stage-step-down-label')}
        testId="step-down"
        onPress={() => void api.command({ type: 'stage.leave' })}
      >
        {say('stage-step-down')}
      </Button>
    </>
  );
}

function SoundToggle() {
  const say = useText();
  const api = useRoomApi();
  const [isOn, setOn] = useState(true);
  const change = (on: boolean): void => {
    setOn(on);
    api.setVolume(on ? 1 : 0);
    if (on) void api.startSound();
  };
  return (
    <Toggle look="plain" label={say('control-sound')} isOn={isOn} onChange={change} testId="sound">
      {isOn ? <Volume2 size={22} aria-hidden /> : <VolumeX size={22} aria-hidden />}
    </Toggle>
  );
}

function FullScreenButton() {
  const say = useText();
  const [isFull, setFull] = useState(document.fullscreenElement !== null);
  useEffect(() => {
    const look = (): void => setFull(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', look);
    return () => document.removeEventListener('fullscreenchange', look);
  }, []);
  // iPhones have no full screen for pages, and frames may be denied it.
  if (!document.fullscreenEnabled) return null;
  const toggle = (): void => {
    const asked = isFull ? document.exitFullscreen() : document.documentElement.requestFullscreen();
    asked.catch(() => undefined); // refused by the browser: the page stays as it is
  };
  return (
    <Button
      look="plain"
      className={styles.roomy}
      label={say(isFull ? 'control-window' : 'control-full-screen')}
      icon={isFull ? <Minimize size={22} aria-hidden /> : <Maximize size={22} aria-hidden />}
      onPress={toggle}
    >
      {null}
    </Button>
  );
}

function More() {
  const say = useText();
  const api = useRoomApi();
  const { locale, setLocale } = useLanguage();
  const [isLeaving, setLeaving] = useState(false);
  return (
    <>
      <MoreMenu
        label={say('control-more')}
        icon={<Ellipsis size={22} aria-hidden />}
        items={[
          {
            id: 'language',
            text: say('language-other'),
            icon: <Languages size={20} aria-hidden />,
            onAction: () => setLocale(locale === 'ru' ? 'en' : 'ru'),
          },
          {
            id: 'leave',
            text: say('control-leave'),
            icon: <LogOut size={20} aria-hidden />,
            onAction: () => setLeaving(true),
          },
        ]}
      />
      {isLeaving && (
        <Confirm
          title={say('leave-title')}
          text={say('leave-text')}
          confirm={say('control-leave')}
          onConfirm={() => void api.leave()}
          onClose={() => setLeaving(false)}
        />
      )}
    </>
  );
}
