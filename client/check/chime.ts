/** Pitches of the chime in hertz, one after the other: what theatres ring before the beginning. */
const notes = [659.3, 523.3, 392];
const noteSeconds = 0.45;
const loudness = 0.25;

/** Plays a chime once; call in a tap. Resolves when it has faded. @throws DOMException where sound is refused */
export async function playChime(): Promise<void> {
  const context = new AudioContext();
  try {
    await context.resume();
    const ended = notes.map((hertz, index) =>
      ring(context, hertz, context.currentTime + index * noteSeconds),
    );
    await Promise.all(ended);
  } finally {
    await context.close();
  }
}

function ring(context: AudioContext, hertz: number, at: number): Promise<void> {
  const gain = new GainNode(context, { gain: 0 });
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(loudness, at + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.001, at + 2 * noteSeconds);
  const tone = new OscillatorNode(context, { type: 'sine', frequency: hertz });
  tone.connect(gain).connect(context.destination);
  tone.start(at);
  tone.stop(at + 2 * noteSeconds);
  return new Promise((resolve) => {
    tone.onended = () => resolve();
  });
}
