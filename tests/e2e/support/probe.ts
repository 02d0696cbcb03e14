/**
 * What a test puts into every page before the page's own scripts: it looks at pixels and listens to sound, since an
 * event or a class name proves neither. Playwright hands each `install…` over as text, so each stands alone.
 */
export interface Probe {
  /** Every connection that the page has made. */
  readonly peers: RTCPeerConnection[];
  /** Every track that camera and microphone have given to the page. */
  readonly captured: MediaStreamTrack[];
  look(video: HTMLVideoElement): Promise<Look>;
  listen(audio: HTMLAudioElement): Promise<Sound>;
  received(): Promise<Received>;
  /** What comes within this time. */
  receivedWithin(ms: number): Promise<{ readonly packets: number; readonly bytes: number }>;
}

export interface Look {
  /** Median of each 8-bit channel. */
  readonly colour: readonly number[];
  /** Mean difference of a channel between two frames, 0 to 255; 0 where no frames came. */
  readonly change: number;
}

export interface Sound {
  /** The element plays, neither muted nor turned down. */
  readonly playing: boolean;
  /** Root mean square of the loudest moment, 0 to 1. */
  readonly rms: number;
  /** The strongest pitch. */
  readonly hertz: number;
}

/** What has come to this page over all of its connections that are open. */
export interface Received {
  /** Lines that are open for receiving now (RFC 8829 §4.2.2), whether anything comes or not. */
  readonly lines: number;
  /** RTP packets of all streams so far. */
  readonly packets: number;
  /** Bytes of the transports, RTCP and all. */
  readonly bytes: number;
  /** Local candidates of the pairs in use, with the protocol to the relay if it is one: `host/udp`, `relay/tcp`, … */
  readonly paths: readonly string[];
}

declare global {
  /** Put into the pages by the tests; see `Probe`. */
  var probe: Probe;
  /** Tells the test of a call of `getUserMedia`, across reloads; made by `Visitor`. */
  function tellCapture(asked: string): Promise<void>;
}

/** Remembers connections and captures. */
export function installRecords(): void {
  const peers: RTCPeerConnection[] = [];
  const captured: MediaStreamTrack[] = [];
  // The other parts are added by their own installers.
  globalThis.probe = { peers, captured } as unknown as Probe;
  globalThis.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      peers.push(this);
    }
  };
  // Missing on pages that are not secure, as about:blank.
  const { mediaDevices } = navigator as { mediaDevices?: MediaDevices };
  if (mediaDevices === undefined) return;
  const real = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = async (constraints) => {
    const kinds = (['audio', 'video'] as const).filter((kind) => constraints?.[kind] ?? false);
    await tellCapture(kinds.join('+'));
    const stream = await real(constraints);
    captured.push(...stream.getTracks());
    return stream;
  };
}

/** Reads videos through a canvas. */
export function installEyes(): void {
  const [width, height] = [32, 18];
  const frameMs = 1000;
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d', { willReadFrequently: true });

  const pixels = (video: HTMLVideoElement): Uint8ClampedArray => {
    context?.drawImage(video, 0, 0, width, height);
    return context?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray();
  };
  const frame = (video: HTMLVideoElement): Promise<boolean> =>
    new Promise((resolve) => {
      const late = setTimeout(() => resolve(false), frameMs);
      video.requestVideoFrameCallback(() => {
        clearTimeout(late);
        resolve(true);
      });
    });
  const channel = (data: Uint8ClampedArray, of: number): number[] => [...data].filter((_, i) => i % 4 === of);
  const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;

  globalThis.probe.look = async (video) => {
    let came = await frame(video);
    const before = pixels(video);
    for (let frames = 0; came && frames < 5; frames += 1) came = await frame(video);
    const after = pixels(video);
    const differences = [...after].map((value, index) => Math.abs(value - (before[index] ?? 0)));
    const change = came ? differences.reduce((sum, each) => sum + each, 0) / differences.length : 0;
    return { colour: [0, 1, 2].map((of) => median(channel(after, of))), change };
  };
}

/** Listens through the Web Audio API, which takes no sound away from the element. */
export function installEars(): void {
  const momentMs = 100;
  const moments = 8;
  let context: AudioContext | undefined;
  const analysers = new Map<MediaStreamTrack, AnalyserNode>();
  const analyserOf = (track: MediaStreamTrack): AnalyserNode => {
    const known = analysers.get(track);
    if (known !== undefined) return known;
    context ??= new AudioContext();
    const analyser = new AnalyserNode(context, { fftSize: 8192, smoothingTimeConstant: 0 });
    context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
    analysers.set(track, analyser);
    return analyser;
  };
  const moment = () => new Promise((resolve) => setTimeout(resolve, momentMs));

  globalThis.probe.listen = async (audio) => {
    const [track] = audio.srcObject instanceof MediaStream ? audio.srcObject.getAudioTracks() : [];
    if (track === undefined) return { playing: false, rms: 0, hertz: 0 };
    const analyser = analyserOf(track);
    await Promise.race([analyser.context instanceof AudioContext && analyser.context.resume(), moment()]);
    if (analyser.context.state !== 'running') throw new Error('this page has had no tap: it cannot listen');
    const samples = new Float32Array(2048);
    const spectrum = new Float32Array(analyser.frequencyBinCount);
    const loudest = { rms: 0, hertz: 0 };
    for (let at = 0; at < moments; at += 1) {
      await moment();
      analyser.getFloatTimeDomainData(samples);
      const rms = Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length);
      if (rms <= loudest.rms) continue;
      analyser.getFloatFrequencyData(spectrum);
      const bin = spectrum.indexOf(Math.max(...spectrum));
      Object.assign(loudest, { rms, hertz: (bin * analyser.context.sampleRate) / analyser.fftSize });
    }
    return { playing: !audio.paused && !audio.muted && audio.volume > 0, ...loudest };
  };
}

/** Reads the statistics of the connections (https://www.w3.org/TR/webrtc-stats/). */
export function installScales(): void {
  // What TypeScript's DOM library has as `any`.
  interface Stat {
    readonly id: string;
    readonly type: string;
    readonly mid?: string;
    readonly packetsReceived?: number;
    readonly bytesReceived?: number;
    readonly selectedCandidatePairId?: string;
    readonly localCandidateId?: string;
    readonly candidateType?: string;
    readonly protocol?: string;
    readonly relayProtocol?: string;
  }
  /** The line on which mediasoup measures the bandwidth: it carries nobody. */
  const probing = 'probator';
  const pathOf = ({ candidateType, relayProtocol, protocol }: Stat): string =>
    `${candidateType ?? ''}/${relayProtocol ?? protocol ?? ''}`;

  globalThis.probe.received = async () => {
    const open = globalThis.probe.peers.filter((peer) => peer.connectionState !== 'closed');
    const reports = await Promise.all(open.map((peer) => peer.getStats()));
    const lines = open
      .flatMap((peer) => peer.getTransceivers())
      .filter(({ currentDirection, mid }) => currentDirection === 'recvonly' && mid !== probing).length;
    const received = { lines, packets: 0, bytes: 0, paths: [] as string[] };
    for (const report of reports as unknown as ReadonlyMap<string, Stat>[]) {
      for (const stat of report.values()) {
        if (stat.type === 'inbound-rtp' && stat.mid !== probing)
          received.packets += stat.packetsReceived ?? 0;
        if (stat.type !== 'transport') continue;
        received.bytes += stat.bytesReceived ?? 0;
        const pair = report.get(stat.selectedCandidatePairId ?? '');
        const local = report.get(pair?.localCandidateId ?? '');
        if (local !== undefined) received.paths.push(pathOf(local));
      }
    }
    return received;
  };
  globalThis.probe.receivedWithin = async (ms) => {
    const before = await globalThis.probe.received();
    await new Promise((resolve) => setTimeout(resolve, ms));
    const after = await globalThis.probe.received();
    return { packets: after.packets - before.packets, bytes: after.bytes - before.bytes };
  };
}
