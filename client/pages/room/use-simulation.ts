import { useQuery } from '@tanstack/react-query';
import { simulationAskedBy, type SimulatedOptions } from '../../room/index.ts';
import { houseQuery } from '../queries.ts';

const nothing: SimulatedOptions = {};

/**
 * What the page's address asks to be simulated, if this is a demonstration: no other house obeys. `undefined` while
 * that is not known; a page that asks for nothing does not wait.
 */
export function useSimulation(): SimulatedOptions | undefined {
  const asked = simulationAskedBy(location.search);
  const { data: house } = useQuery({ ...houseQuery, enabled: asked !== null });
  if (asked === null) return nothing;
  if (house === undefined) return undefined;
  return house.demo ? asked : nothing;
}
