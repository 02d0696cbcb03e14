/** What goes round in a loop: a tone, and a picture that moves as much as a person on stage. Never seen or heard. */
export interface TestSignal {
  readonly microphone: MediaStreamTrack;
  readonly camera: MediaStreamTrack;
  close(): void;
}

const width = 640;
const height = 360;
const framesPerSecond = 20;
/** Patches of each frame: enough for an encoder to spend what it may. */
const patches = 60;
const toneHertz = 220;
const toneGain = 0.1;

/** Call in a tap: a tone needs its permission. */
export function createTestSignal(): TestSignal {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const brush = canvas.getContext('2d', { alpha: false });
  const [camera] = canvas.captureStream(framesPerSecond).getVideoTracks();
  const context = new AudioContext();
  const output = new MediaStreamAudioDestinationNode(context);
  const tone = new OscillatorNode(context, { frequency: toneHertz });
  tone.connect(new GainNode(context, { gain: toneGain })).connect(output);
  tone.start();
  void context.resume();
  const [microphone] = output.stream.getAudioTracks();
  if (brush === null || camera === undefined || microphone === undefined) {
    throw new DOMException('nothing to send', 'NotSupportedError');
  }
  const draw = (): void => paint(brush);
  draw();
  const timer = setInterval(draw, 1000 / framesPerSecond);
  return {
    microphone,
    camera,
    close: () => {
      clearInterval(timer);
      camera.stop();
      microphone.stop();
      void context.close();
    },
  };
}

function paint(brush: CanvasRenderingContext2D): void {
  for (let patch = 0; patch < patches; patch += 1) {
    const [x, y, size] = [Math.random() * width, Math.random() * height, 16 + Math.random() * 64];
    brush.fillStyle = `hsl(${String(Math.floor(Math.random() * 360))} 60% ${String(20 + Math.random() * 60)}%)`;
    brush.fillRect(x - size / 2, y - size / 2, size, size);
  }
}
