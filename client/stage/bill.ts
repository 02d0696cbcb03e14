import type { MemberId } from '../../protocol/ids.ts';
import type { Performer, Scene } from '../../protocol/room/index.ts';
import type { Company } from './plan.ts';

/** As what somebody on stage is shown: their camera, what they share, or a name where only a voice is heard. */
export type Form = 'picture' | 'screen' | 'voice';

export interface Figure {
  readonly performer: Performer;
  readonly form: Form;
}

/** Who stands on the stage as what, in order of appearance. */
export interface Bill {
  readonly figures: readonly Figure[];
  /** Oneself, shown in a corner and not among the others. */
  readonly corner: Performer | null;
  readonly company: Company;
}

export interface BillFacts {
  readonly performers: readonly Performer[];
  /** Who shares a screen or a file. */
  readonly sharing: ReadonlySet<MemberId>;
  readonly scene: Pick<Scene, 'spotlight' | 'bows'>;
  /** Whose picture stands in a corner when others are to be seen: one's own. */
  readonly inCorner: MemberId | null;
}

/** Decides who is shown how. A shared screen is what one looks at; without one, whoever stands in the spotlight. */
export function billOf({ performers, sharing, scene: { spotlight, bows }, inCorner }: BillFacts): Bill {
  const corner = bows || performers.length < 2 ? undefined : performers.find(isSeenAs(inCorner));
  const figures = performers.flatMap((performer): readonly Figure[] => {
    const screen: readonly Figure[] = sharing.has(performer.id) ? [{ performer, form: 'screen' }] : [];
    if (performer === corner) return screen;
    return [...screen, { performer, form: performer.camera ? 'picture' : 'voice' }];
  });
  const pictures = figures.filter(({ form }) => form !== 'voice');
  const indices = (fits: (figure: Figure) => boolean): readonly number[] =>
    pictures.flatMap((figure, index) => (fits(figure) ? [index] : []));
  const screens = indices(({ form }) => form === 'screen');
  return {
    figures,
    corner: corner ?? null,
    company: {
      pictures: pictures.length,
      voices: figures.length - pictures.length,
      large: screens.length > 0 ? screens : indices(({ performer }) => performer.id === spotlight),
      bows,
    },
  };
}

const isSeenAs =
  (id: MemberId | null) =>
  (performer: Performer): boolean =>
    performer.id === id && performer.camera;
