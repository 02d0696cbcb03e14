import type { staffRoles } from '../../../protocol/admin.ts';

export type StaffRole = (typeof staffRoles)[number];

/** Kinds of acts: selling, inviting the cast, and saying who is staff. */
export type Power = 'sell' | 'cast' | 'own';

const powers: Readonly<Record<StaffRole, readonly Power[]>> = {
  owner: ['sell', 'cast', 'own'],
  box_office: ['sell'],
  director: ['cast'],
};

/** Whether a page is worth showing to somebody of this role: the house itself decides about every act. */
export const may = (role: StaffRole, power: Power): boolean => powers[role].includes(power);
