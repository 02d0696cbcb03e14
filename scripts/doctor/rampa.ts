import { z } from 'zod';

const HouseAnswer = z.object({ protocolVersion: z.number() });

/** Whether a Rampa answers there, seen from this machine. */
export async function isRampa(host: string, port: number): Promise<boolean> {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  try {
    const response = await fetch(`http://${name}:${port}/api/house`, { signal: AbortSignal.timeout(2000) });
    return HouseAnswer.safeParse(await response.json()).success;
  } catch {
    return false;
  }
}
