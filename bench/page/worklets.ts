/**
 * Adds a worklet's module to a context. The page fetches it: what a worklet fetches itself goes to the theatre, which
 * has no page of the bench.
 */
export async function addWorklet(context: AudioContext, address: string): Promise<void> {
  const code = await (await fetch(address)).blob();
  const module = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
  await context.audioWorklet.addModule(module);
  URL.revokeObjectURL(module);
}
