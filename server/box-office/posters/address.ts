/** The name of the poster that an address of ours leads to; undefined for no address, or one of somebody else's. */
export const posterHash = (posterUrl: string | null): string | undefined =>
  /^\/posters\/([0-9a-f]+)\.jpg$/.exec(posterUrl ?? '')?.[1];
