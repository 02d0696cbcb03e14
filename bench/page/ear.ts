/*
 * Runs in an AudioWorklet: tells the page when a sound begins after a silence. The wall clock is the only one that
 * worklets of two pages share.
 */
const threshold = 0.05;
const silenceSeconds = 0.15;

class Ear extends AudioWorkletProcessor {
  #quietSamples = Infinity;

  override process(inputs: Float32Array[][]): boolean {
    const channel = inputs[0]?.[0];
    // Nothing connected is silence.
    if (channel === undefined) return true;
    const blockMs = Date.now();
    channel.forEach((value, index) => {
      if (Math.abs(value) < threshold) {
        this.#quietSamples += 1;
        return;
      }
      if (this.#quietSamples > silenceSeconds * sampleRate) {
        this.port.postMessage(blockMs + (index / sampleRate) * 1000);
      }
      this.#quietSamples = 0;
    });
    return true;
  }
}

registerProcessor('ear', Ear);

export {};
