/*
 * Runs in an AudioWorklet: a short tone twice a second, and a word to the page at the beginning of each. The wall
 * clock is the only one that worklets of two pages share.
 */
const beepsPerSecond = 2;
const beepSeconds = 0.05;
const hertz = 1000;

class Beep extends AudioWorkletProcessor {
  #sample = 0;

  override process(_inputs: Float32Array[][], outputs: Float32Array[][]): boolean {
    const channel = outputs[0]?.[0];
    if (channel === undefined) return true;
    const blockMs = Date.now();
    const between = sampleRate / beepsPerSecond;
    for (let index = 0; index < channel.length; index += 1) {
      const phase = this.#sample % between;
      if (phase === 0) this.port.postMessage(blockMs + (index / sampleRate) * 1000);
      const seconds = phase / sampleRate;
      channel[index] = seconds < beepSeconds ? 0.8 * Math.sin(2 * Math.PI * hertz * seconds) : 0;
      this.#sample += 1;
    }
    return true;
  }
}

registerProcessor('beep', Beep);

export {};
