import { useQuery } from '@tanstack/react-query';
import { createContext, use } from 'react';
import type { HouseInfo, Surface } from '../../protocol/http.ts';
import { telegram } from '../telegram/index.ts';
import { houseQuery } from './queries.ts';

/** Where this page is shown: in Telegram's window, or in a browser. */
export const SurfaceContext = createContext<Surface>(telegram === null ? 'web' : 'telegram');

export const useSurface = (): Surface => use(SurfaceContext);

/** Where somebody is about to pay, and what may be paid with there. */
export interface Till {
  readonly surface: Surface;
  readonly payments: HouseInfo['payments'];
}

/** `null` while the house has not said what may be paid with. */
export function useTill(): Till | null {
  const surface = useSurface();
  const { data } = useQuery(houseQuery);
  return data === undefined ? null : { surface, payments: data.payments };
}
