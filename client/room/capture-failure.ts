/** Why a camera or a microphone could not be opened, in words that a screen has a text for. */
export type CaptureFailureReason = 'denied' | 'missing' | 'busy' | 'insecure' | 'black' | 'failed';

/** A capture that failed for a reason of our own. */
export class CaptureFailure extends Error {
  readonly reason: CaptureFailureReason;

  constructor(reason: CaptureFailureReason) {
    super(reason);
    this.reason = reason;
  }
}

/** https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia */
export function reasonOf(error: unknown): CaptureFailureReason {
  if (error instanceof CaptureFailure) return error.reason;
  switch (error instanceof Error ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      return 'failed';
  }
}
