/* What TypeScript's DOM library leaves out: https://webaudio.github.io/web-audio-api/#AudioWorkletGlobalScope */

declare const sampleRate: number;

declare abstract class AudioWorkletProcessor {
  readonly port: MessagePort;
  abstract process(inputs: Float32Array[][], outputs: Float32Array[][]): boolean;
}

declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;
