import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import type { ShowDraft, StaffShow } from '../../../protocol/admin.ts';
import { ShowId } from '../../../protocol/ids.ts';
import { pages } from '../../../protocol/pages.ts';
import { momentText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/language.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { staffShowPath } from '../links.ts';
import { NotFoundPage } from '../not-found.tsx';
import { BroadcastCard } from './broadcast-card.tsx';
import { ChangesCard } from './changes-card.tsx';
import { Invitations } from './invitations.tsx';
import { PosterCard } from './poster-card.tsx';
import { PublishCard } from './publish-card.tsx';
import { ReceptionCard } from './reception-card.tsx';
import { ShowForm } from './show-form.tsx';
import { useStaff } from './staff-context.tsx';
import { StaffFrame } from './staff-frame.tsx';
import { staffShowsQuery } from './staff-queries.ts';
import { ShowTables } from './table-buttons.tsx';
import { StaffTrouble } from './staff-trouble.tsx';
import styles from './staff.module.css';

/** A show that is being made, or one that there is. */
export default function StaffShowPage({ showId }: { readonly showId: string }) {
  const say = useText();
  const id = ShowId.safeParse(Number(showId));
  if (showId === 'new') {
    return (
      <StaffFrame title={say('staff-new-show')} place="shows" needs="sell">
        <NewShowScreen />
      </StaffFrame>
    );
  }
  if (!id.success) return <NotFoundPage />;
  return (
    <StaffFrame title={say('staff-show')} place="shows">
      <ShowScreen id={id.data} />
    </StaffFrame>
  );
}

function BackToShows() {
  const say = useText();
  return (
    <a className={styles.back} href={pages.staffShows.path}>
      <ArrowLeft size={20} aria-hidden />
      {say('staff-shows')}
    </a>
  );
}

/** The form of a show that there is not yet. */
export function NewShowScreen() {
  const say = useText();
  const { api } = useStaff();
  const create = useMutation({
    mutationFn: (draft: ShowDraft) => api.createShow(draft),
    onSuccess: (id) => location.replace(staffShowPath(id)),
  });
  return (
    <>
      <BackToShows />
      <h1 className={styles.title}>{say('staff-new-show')}</h1>
      <ShowForm
        show={null}
        onSave={(draft) => create.mutate(draft)}
        isPending={create.isPending}
        isSaved={create.isSuccess}
        error={create.error}
      />
    </>
  );
}

/** A show with its form, whether it is on sale, and the invitations of its cast: as far as one's role goes. */
export function ShowScreen({ id }: { readonly id: ShowId }) {
  const say = useText();
  const { api } = useStaff();
  const { data, error, refetch } = useQuery(staffShowsQuery(api));
  const show = data?.find((each) => each.id === id);
  return (
    <>
      <BackToShows />
      {data === undefined && error === null && <Waiting text={say('loading')} />}
      {error !== null && <StaffTrouble error={error} onRetry={() => void refetch()} />}
      {data !== undefined && show === undefined && <p className={styles.quiet}>{say('refusal-not_found')}</p>}
      {show !== undefined && <KnownShow show={show} />}
    </>
  );
}

function KnownShow({ show }: { readonly show: StaffShow }) {
  const { locale } = useLanguage();
  const { may } = useStaff();
  const [isDirty, setDirty] = useState(false);
  const isAhead = show.status === 'upcoming' || show.status === 'live';
  return (
    <>
      <header className={styles.showHead}>
        <h1 className={styles.title}>{show.title}</h1>
        <p className={styles.quiet}>{momentText(show.startsAt, locale, show.timeZone)}</p>
      </header>
      <PublishCard show={show} isDirty={isDirty} />
      {(show.status === 'live' || show.status === 'finished') && <ReceptionCard show={show} />}
      {may('sell') && <Office show={show} isDirty={isDirty} />}
      {may('cast') && <Invitations show={show} />}
      {may('sell') && isAhead && <EditShow show={show} onDirty={setDirty} />}
    </>
  );
}

/** What a seller does with a show besides writing it. */
function Office({ show, isDirty }: { readonly show: StaffShow; readonly isDirty: boolean }) {
  return (
    <>
      <ChangesCard show={show} isDirty={isDirty} />
      {show.published && <BroadcastCard show={show} />}
      {show.published && <ShowTables show={show} />}
      <PosterCard show={show} />
    </>
  );
}

function EditShow({ show, onDirty }: { readonly show: StaffShow; readonly onDirty: (is: boolean) => void }) {
  const { api } = useStaff();
  const queries = useQueryClient();
  // A form that was saved begins anew: its new categories have numbers now.
  const [saves, setSaves] = useState(0);
  const save = useMutation({
    mutationFn: async (draft: ShowDraft) => {
      await api.updateShow(show.id, draft);
      // The form begins anew from this answer: without it, what was typed stays.
      await queries.invalidateQueries(staffShowsQuery(api), { throwOnError: true });
    },
    onSuccess: () => setSaves(saves + 1),
  });
  return (
    <ShowForm
      // One that was moved begins anew too: what it begins with is not its start any more.
      key={`${String(saves)}/${String(show.startsAt)}`}
      show={show}
      onSave={(draft) => save.mutate(draft)}
      isPending={save.isPending}
      isSaved={saves > 0 && save.isSuccess}
      error={save.error}
      onDirty={onDirty}
    />
  );
}
