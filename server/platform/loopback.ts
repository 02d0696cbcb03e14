/** Whether a host name or an address leads back to the machine that asks: `localhost`, 127.0.0.0/8, `::1`. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || /^(::1|\[::1\]|(::ffff:)?127(\.\d{1,3}){3})$/i.test(host);
}

/** Whether only a local network leads there: RFC 1918 addresses, names of multicast DNS (RFC 6762), and loopback. */
export function isPrivate(host: string): boolean {
  return (
    isLoopback(host) ||
    host.endsWith('.local') ||
    /^(10(\.\d{1,3}){3}|192\.168(\.\d{1,3}){2}|172\.(1[6-9]|2\d|3[01])(\.\d{1,3}){2})$/.test(host)
  );
}
