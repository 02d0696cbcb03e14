/*
 * The yardstick: a peer connection from page to page without a server between. One encoding of the bitrate that the
 * best layer of the same picture has in the house.
 */
const maxBitrate = 500_000;

export async function offer(stream: MediaStream): Promise<RTCPeerConnection> {
  const connection = new RTCPeerConnection();
  for (const track of stream.getTracks()) {
    connection.addTransceiver(track, {
      direction: 'sendonly',
      // One stream: lips and voice are kept together, as in the house.
      streams: [stream],
      ...(track.kind === 'video' && { sendEncodings: [{ maxBitrate }] }),
    });
  }
  await connection.setLocalDescription();
  await gathered(connection);
  return connection;
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
