import { Clapperboard, MonitorUp, Pause, Play, Square } from 'lucide-react';
import { FileTrigger } from 'react-aria-components';
import { useText } from '../../i18n/language.tsx';
import type { Sharing } from '../../room/state.ts';
import { useRoom, useRoomApi } from '../../stage/room-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import styles from './share.module.css';

/** A screen or a media file for the house: what can be shown, or what is shown now. */
export function Share() {
  const say = useText();
  const sharing = useRoom((state) => state.sharing);
  const mayShare = useRoom((state) => state.self?.grants.publish.screen ?? false);
  if (!mayShare) return null;
  return (
    <section
      className={styles.share}
      aria-label={say('share-label')}
      data-testid="share"
      data-sharing={sharing.at}
    >
      {sharing.at === 'failed' && (
        <Notice tone="warn" testId="share-failed">
          {say(`share-failed-${sharing.what}`)}
        </Notice>
      )}
      {sharing.at === 'screen' || sharing.at === 'file' ? <Shown sharing={sharing} /> : <Offers />}
    </section>
  );
}

function Offers() {
  const say = useText();
  const api = useRoomApi();
  const { screen, file } = useRoom((state) => state.devices.offers);
  return (
    <div className={styles.offers}>
      {screen && (
        <Button
          look="quiet"
          className={styles.offer}
          icon={<MonitorUp size={20} aria-hidden />}
          testId="share-screen"
          onPress={() => void api.shareScreen()}
        >
          {say('share-screen')}
        </Button>
      )}
      {file && (
        <FileTrigger
          acceptedFileTypes={['video/*', 'audio/*']}
          onSelect={(files) => {
            const [chosen] = files ?? [];
            if (chosen !== undefined) void api.shareFile(chosen);
          }}
        >
          <Button
            look="quiet"
            className={styles.offer}
            icon={<Clapperboard size={20} aria-hidden />}
            testId="share-file"
          >
            {say('share-file')}
          </Button>
        </FileTrigger>
      )}
    </div>
  );
}

interface ShownProps {
  readonly sharing: Extract<Sharing, { at: 'screen' | 'file' }>;
}

function Shown({ sharing }: ShownProps) {
  const say = useText();
  const api = useRoomApi();
  return (
    <div className={styles.shown}>
      <p className={styles.what} role="status">
        {sharing.at === 'screen' ? say('share-screen-now') : sharing.name}
      </p>
      {sharing.at === 'file' && <p className={styles.hint}>{say('share-file-hint')}</p>}
      <div className={styles.offers}>
        {sharing.at === 'file' && (
          <Button
            look={sharing.playing ? 'quiet' : 'primary'}
            icon={sharing.playing ? <Pause size={20} aria-hidden /> : <Play size={20} aria-hidden />}
            testId={sharing.playing ? 'share-pause' : 'share-play'}
            onPress={() => void api.playShared(!sharing.playing)}
          >
            {say(sharing.playing ? 'share-pause' : 'share-play')}
          </Button>
        )}
        <Button
          look="danger"
          icon={<Square size={20} aria-hidden />}
          testId="share-stop"
          onPress={() => api.stopSharing()}
        >
          {say('share-stop')}
        </Button>
      </div>
    </div>
  );
}
