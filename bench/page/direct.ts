/*
 * The yardstick: a peer connection from page to page without a server between. One encoding of the bitrate that the
 * best layer of the same picture has in the house; the codecs are set as in the house, too (../codec-settings.ts).
 */
const maxBitrateBps = 500_000;

/** Sends copies of the tracks, since the room client stops its own when it leaves. */
export async function offer(source: MediaStream): Promise<RTCPeerConnection> {
  const connection = new RTCPeerConnection();
  const stream = source.clone();
  for (const track of stream.getTracks()) {
    const { sender } = connection.addTransceiver(track, {
      direction: 'sendonly',
      // One stream: lips and voice are kept together, as in the house.
      streams: [stream],
      ...(track.kind === 'video' && { sendEncodings: [{ maxBitrate: maxBitrateBps }] }),
    });
    if (track.kind === 'video') await keepResolution(sender);
  }
  await connection.setLocalDescription();
  await gathered(connection);
  return connection;
}

/** Else a slow beginning makes the picture smaller for long, and a smaller one is encoded sooner. */
function keepResolution(sender: RTCRtpSender): Promise<void> {
  return sender.setParameters({ ...sender.getParameters(), degradationPreference: 'maintain-resolution' });
}

export async function answer(
  sdp: string,
  received: (track: MediaStreamTrack) => void,
): Promise<RTCPeerConnection> {
  const connection = new RTCPeerConnection();
  connection.ontrack = ({ track }) => received(track);
  await connection.setRemoteDescription({ type: 'offer', sdp });
  await connection.setLocalDescription();
  await gathered(connection);
  return connection;
}

/** The description with all its candidates. */
export const descriptionOf = (connection: RTCPeerConnection): string =>
  connection.localDescription?.sdp ?? '';

function gathered(connection: RTCPeerConnection): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (connection.iceGatheringState === 'complete') resolve();
    };
    connection.addEventListener('icegatheringstatechange', look);
    look();
  });
}
