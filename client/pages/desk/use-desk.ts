import type { DeskMember, DeskView } from '../../../protocol/room/index.ts';
import { useRoom } from '../../stage/room-context.tsx';

/** Selects from the directors' view; `fallback` where this page is given another (the role was taken away). */
export function useDesk<Part>(select: (view: DeskView) => Part, fallback: Part): Part {
  return useRoom(({ room }) => (room?.audience === 'desk' ? select(room.view) : fallback));
}

const nobody: DeskView['members'] = {};

export const useMembers = (): DeskView['members'] => useDesk((view) => view.members, nobody);

/** Where a member belongs in the list of the house. */
export type Group = 'on_stage' | 'backstage' | 'house';

/** Everybody by place: those on stage first, then the cast behind it, then the house; by name within. */
export function grouped(
  members: readonly DeskMember[],
): readonly { readonly group: Group; readonly members: readonly DeskMember[] }[] {
  const groups: readonly Group[] = ['on_stage', 'backstage', 'house'];
  return groups
    .map((group) => ({
      group,
      members: members
        .filter((member) => groupOf(member) === group)
        .toSorted((one, other) => one.name.localeCompare(other.name)),
    }))
    .filter((entry) => entry.members.length > 0);
}

function groupOf({ standing }: DeskMember): Group {
  if (standing === 'on_stage') return 'on_stage';
  return standing === 'backstage' ? 'backstage' : 'house';
}
