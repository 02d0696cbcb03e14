import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ImagePlus } from 'lucide-react';
import { useState } from 'react';
import { DropZone, type FileDropItem, FileTrigger } from 'react-aria-components';
import type { StaffShow } from '../../../protocol/admin.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { useText } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { AskedButton } from './asked-button.tsx';
import { ProgressLine } from './progress-line.tsx';
import { useStaff } from './staff-context.tsx';
import { staffShowsQuery } from './staff-queries.ts';
import { StaffTrouble } from './staff-trouble.tsx';
import officeStyles from './office.module.css';
import styles from './staff.module.css';

/** What the house takes (server/box-office/posters). */
const types = ['image/jpeg', 'image/png', 'image/webp', 'image/avif'];
const mostBytes = 10 * 1024 * 1024;

function usePoster({ id }: StaffShow) {
  const { api } = useStaff();
  const queries = useQueryClient();
  const [part, setPart] = useState(0);
  const onSuccess = () => queries.invalidateQueries(staffShowsQuery(api));
  const set = useMutation({
    mutationFn: async (file: File) => {
      setPart(0);
      // Said at once, rather than after a minute of sending.
      if (file.size > mostBytes) throw new Refusal('payload_too_large', `${String(file.size)} bytes`);
      if (!types.includes(file.type)) throw new Refusal('not_a_picture', file.type);
      await api.setPoster(id, file, setPart);
    },
    onSuccess,
  });
  const remove = useMutation({ mutationFn: () => api.removePoster(id), onSuccess });
  return { set, remove, part };
}

/** The picture of a show: chosen or dropped here, seen as spectators see it, taken off. */
export function PosterCard({ show }: { readonly show: StaffShow }) {
  const say = useText();
  const { set, remove, part } = usePoster(show);
  const error = set.error ?? remove.error;
  const tooBig = error instanceof Refusal && error.code === 'payload_too_large';
  return (
    <section className={styles.card} aria-labelledby="poster-title" data-testid="poster-card">
      <h2 id="poster-title" className={styles.heading}>
        {say('staff-poster')}
      </h2>
      <PosterDrop show={show} isDisabled={set.isPending} onFile={(file) => set.mutate(file)}>
        {set.isPending && (
          <ProgressLine
            text={say(part < 1 ? 'staff-poster-sending' : 'staff-poster-drawing')}
            part={part}
            testId="poster-progress"
          />
        )}
      </PosterDrop>
      {show.posterUrl !== null && (
        <AskedButton
          isDestructive
          title={say('staff-poster-remove-title')}
          text={say('staff-poster-remove-text')}
          confirm={say('staff-poster-remove')}
          isDisabled={remove.isPending || set.isPending}
          testId="poster-remove"
          onConfirm={() => remove.mutate()}
        >
          {say('staff-poster-remove')}
        </AskedButton>
      )}
      {error !== null && (tooBig ? <TooBig /> : <StaffTrouble error={error} />)}
    </section>
  );
}

function TooBig() {
  const say = useText();
  return (
    <p className={styles.wrong} role="alert" data-testid="trouble">
      {say('staff-poster-too-big')}
    </p>
  );
}

interface PosterDropProps {
  readonly show: StaffShow;
  readonly isDisabled: boolean;
  readonly onFile: (file: File) => void;
  readonly children: React.ReactNode;
}

function PosterDrop({ show: { title, posterUrl }, isDisabled, onFile, children }: PosterDropProps) {
  const say = useText();
  return (
    <DropZone
      className={classes(officeStyles.drop)}
      aria-label={say('staff-poster')}
      isDisabled={isDisabled}
      onDrop={({ items }) => {
        const file = items.find((item): item is FileDropItem => item.kind === 'file');
        if (file !== undefined) void file.getFile().then(onFile);
      }}
    >
      {posterUrl !== null && (
        <img className={officeStyles.preview} src={posterUrl} alt={title} data-testid="poster-preview" />
      )}
      {children}
      <FileTrigger
        acceptedFileTypes={types}
        onSelect={(files) => {
          const file = files?.[0];
          if (file !== undefined) onFile(file);
        }}
      >
        <Button icon={<ImagePlus size={20} aria-hidden />} isDisabled={isDisabled} testId="poster-choose">
          {say(posterUrl === null ? 'staff-poster-choose' : 'staff-poster-other')}
        </Button>
      </FileTrigger>
      <p className={styles.quiet}>{say('staff-poster-hint')}</p>
    </DropZone>
  );
}
