import type { InputImage, Results, SelfieSegmentation } from '@mediapipe/selfie_segmentation';
import graph from '@mediapipe/selfie_segmentation/selfie_segmentation.binarypb?url';
import program from '@mediapipe/selfie_segmentation/selfie_segmentation.js?url';
import squareModel from '@mediapipe/selfie_segmentation/selfie_segmentation.tflite?url';
import wideModel from '@mediapipe/selfie_segmentation/selfie_segmentation_landscape.tflite?url';
import simdData from '@mediapipe/selfie_segmentation/selfie_segmentation_solution_simd_wasm_bin.data?url';
import simdGlue from '@mediapipe/selfie_segmentation/selfie_segmentation_solution_simd_wasm_bin.js?url';
import simdWasm from '@mediapipe/selfie_segmentation/selfie_segmentation_solution_simd_wasm_bin.wasm?url';
import glue from '@mediapipe/selfie_segmentation/selfie_segmentation_solution_wasm_bin.js?url';
import wasm from '@mediapipe/selfie_segmentation/selfie_segmentation_solution_wasm_bin.wasm?url';
import type { Segmenter } from './background.ts';

/*
 * MediaPipe's selfie segmentation, in the old package that brings its own models. Its successor,
 * @mediapipe/tasks-vision, comes without a model, which would have to be fetched from Google; it is twice as large; and
 * since 1.0 it sends measurements to Google, for which the audience's consent would be needed. A theatre that is its own
 * host wants none of these. Whatever takes this one's place implements `Segmenter`.
 */

/** By the names under which the package asks for its files; only those of one kind of browser are loaded. */
const files: Readonly<Record<string, string>> = {
  'selfie_segmentation.binarypb': graph,
  'selfie_segmentation.tflite': squareModel,
  'selfie_segmentation_landscape.tflite': wideModel,
  'selfie_segmentation_solution_simd_wasm_bin.data': simdData,
  'selfie_segmentation_solution_simd_wasm_bin.js': simdGlue,
  'selfie_segmentation_solution_simd_wasm_bin.wasm': simdWasm,
  'selfie_segmentation_solution_wasm_bin.js': glue,
  'selfie_segmentation_solution_wasm_bin.wasm': wasm,
};

type Solution = typeof SelfieSegmentation;
type WithSolution = typeof globalThis & { SelfieSegmentation?: Solution };

/** The models' `modelSelection`: 256 × 256 for upright pictures, and 256 × 144 for the others. */
const models = { square: 0, wide: 1 } as const;

/**
 * The models are so small that the processor answers sooner than a graphics card can be asked, and where graphics are
 * drawn by the processor anyway, ten times as soon. The package's own types do not know of it.
 */
const options = { selfieMode: false, useCpuInference: true };

/**
 * Loads everything that the first picture needs.
 * @throws Error when a file could not be had, or the browser cannot run it
 */
export async function loadMediapipe(): Promise<Segmenter> {
  const made = new (await solution())({ locateFile: (name) => files[name] ?? name });
  try {
    const segmenter = new MediapipeSegmenter(made);
    await made.initialize();
    return segmenter;
  } catch (error) {
    void made.close();
    throw error;
  }
}

let loading: Promise<Solution> | undefined;

/** The package is a script that puts itself into the global scope, and no module: a bundler can only break it. */
function solution(): Promise<Solution> {
  loading ??= runScript(program)
    .then(() => {
      const { SelfieSegmentation: made } = globalThis as WithSolution;
      if (made === undefined) throw new Error('the script of the segmenter has left nothing');
      return made;
    })
    .catch((error: unknown) => {
      // The next try loads it anew.
      loading = undefined;
      throw error;
    });
  return loading;
}

function runScript(address: string): Promise<void> {
  const script = document.createElement('script');
  script.src = address;
  return new Promise((resolve, reject) => {
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`${address} could not be loaded`));
    document.head.append(script);
  });
}

class MediapipeSegmenter implements Segmenter {
  readonly #solution: SelfieSegmentation;
  #model: (typeof models)[keyof typeof models] = models.wide;
  #mask: Results['segmentationMask'] | undefined;
  #sending: Promise<unknown> = Promise.resolve();

  constructor(made: SelfieSegmentation) {
    this.#solution = made;
    made.setOptions({ ...options, modelSelection: this.#model });
    made.onResults(({ segmentationMask }) => {
      this.#mask = segmentationMask;
    });
  }

  async segment(picture: InputImage & HTMLCanvasElement): Promise<CanvasImageSource> {
    const model = picture.width > picture.height ? models.wide : models.square;
    if (model !== this.#model) {
      this.#model = model;
      this.#solution.setOptions({ modelSelection: model });
    }
    this.#mask = undefined;
    const sending = this.#solution.send({ image: picture });
    this.#sending = sending.catch(() => undefined);
    await sending;
    // Set by the listener meanwhile, which the compiler does not see.
    const mask = this.#mask as Results['segmentationMask'] | undefined;
    if (mask === undefined) throw new Error('the segmenter has given no mask');
    return mask;
  }

  /** What is on its way is let through: the program would go on with memory that is no longer its own. */
  close(): void {
    void this.#sending.then(() => this.#solution.close());
  }
}
