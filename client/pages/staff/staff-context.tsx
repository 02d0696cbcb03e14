import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Door } from '../../../protocol/http.ts';
import type { StaffApi } from '../../session/index.ts';
import { may, type Power } from './powers.ts';

export type StaffDoor = Extract<Door, { kind: 'staff' }>;

interface Staff {
  readonly door: StaffDoor;
  readonly api: StaffApi;
  readonly may: (power: Power) => boolean;
}
const StaffContext = createContext<Staff | null>(null);

interface StaffProviderProps extends Omit<Staff, 'may'> {
  readonly children: ReactNode;
}

/** Says to the pages beneath who is at work, and lends them the house's ear. */
export function StaffProvider({ door, api, children }: StaffProviderProps) {
  const staff = useMemo(() => ({ door, api, may: (power: Power) => may(door.role, power) }), [door, api]);
  return <StaffContext value={staff}>{children}</StaffContext>;
}

/** Who is at work. */
export function useStaff(): Staff {
  const staff = useContext(StaffContext);
  if (staff === null) throw new Error('outside of StaffProvider');
  return staff;
}
