import { isCast, type DeskMember, type DeskView } from '../../../protocol/room/index.ts';
import type { Condition } from '../../../protocol/socket.ts';
import { useRoom } from '../../stage/room-context.tsx';

/** Selects from the directors' view; `fallback` where this page is given another (the role was taken away). */
export function useDesk<Part>(select: (view: DeskView) => Part, fallback: Part): Part {
  return useRoom(({ room }) => (room?.audience === 'desk' ? select(room.view) : fallback));
}

const nobody: DeskView['members'] = {};

export const useMembers = (): DeskView['members'] => useDesk((view) => view.members, nobody);

/** A member's connection and devices, once the server has measured them. */
export const useCondition = ({ id }: Pick<DeskMember, 'id'>): Condition | undefined =>
  useRoom(({ conditions }) => conditions[id]);

/** Where a member is listed: on the board, or in the house. */
export type Group = 'on_stage' | 'backstage' | 'waiting' | 'house';

export function groupOf({ standing }: Pick<DeskMember, 'standing'>): Group {
  return standing === 'on_stage' || standing === 'backstage' || standing === 'waiting' ? standing : 'house';
}

/** Those of a group; on stage in order of appearance, behind it the actors first, else by name. */
export function listed(view: Pick<DeskView, 'members' | 'stage'>, group: Group): readonly DeskMember[] {
  const place = ({ id, role }: DeskMember): number =>
    group === 'on_stage'
      ? view.stage.findIndex((performer) => performer.id === id)
      : ['actor', 'audience', 'director'].indexOf(role);
  return Object.values(view.members)
    .filter((member) => groupOf(member) === group)
    .toSorted((one, other) => place(one) - place(other) || one.name.localeCompare(other.name));
}

const plain = (text: string): string => text.toLocaleLowerCase().replaceAll('ё', 'е').trim();

/** Those whose name holds what was typed; «е» finds «ё». */
export const found = (members: readonly DeskMember[], typed: string): readonly DeskMember[] =>
  members.filter(({ name }) => plain(name).includes(plain(typed)));

/** Whom the desk can speak to in private: the cast, and spectators behind the stage or on it. */
export const mayBeTalkedTo = ({ role, standing }: Pick<DeskMember, 'role' | 'standing'>): boolean =>
  isCast(role) || standing === 'backstage' || standing === 'on_stage';
