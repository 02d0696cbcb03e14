import sharp from 'sharp';

/** A poster for the show of the pictures, drawn: an orchard in blossom in one cone of light. */
export function drawPoster(): Promise<Buffer> {
  const petals = Array.from({ length: 220 }, (_, index) => {
    // The golden angle strews evenly without chance: the pictures stay the same from run to run.
    const angle = index * 2.399_963;
    const radius = 15 * Math.sqrt(index);
    const x = 800 + radius * 1.35 * Math.cos(angle);
    const y = 330 + radius * 0.8 * Math.sin(angle);
    const size = 7 + (index % 5) * 2.5;
    const tone = ['#f7d9dc', '#efb7c0', '#fbeef0'][index % 3] ?? '';
    return `<circle cx="${x.toFixed(0)}" cy="${y.toFixed(0)}" r="${size}" fill="${tone}" opacity="0.85"/>`;
  });
  return sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="900">
  <defs>
    <linearGradient id="night" x2="0" y2="1"><stop stop-color="#10141c"/><stop offset="1" stop-color="#1c1420"/></linearGradient>
    <linearGradient id="light" x2="0" y2="1"><stop stop-color="#ffe3b0" stop-opacity="0.55"/><stop offset="1" stop-color="#ffcf87" stop-opacity="0.12"/></linearGradient>
    <radialGradient id="floor"><stop stop-color="#ffd9a0" stop-opacity="0.5"/><stop offset="1" stop-color="#ffd9a0" stop-opacity="0"/></radialGradient>
  </defs>
  <rect width="1600" height="900" fill="url(#night)"/>
  <path d="M800 -60 L1290 800 L310 800 Z" fill="url(#light)"/>
  <ellipse cx="800" cy="800" rx="640" ry="90" fill="url(#floor)"/>
  <g stroke="#2a1c1a" stroke-linecap="round" fill="none">
    <path d="M800 805 C790 680 812 600 800 470" stroke-width="30"/>
    <path d="M801 600 C760 540 700 500 640 420" stroke-width="16"/>
    <path d="M802 560 C850 500 900 470 980 390" stroke-width="16"/>
    <path d="M800 480 C800 420 780 360 760 260" stroke-width="14"/>
  </g>
  ${petals.join('\n  ')}
</svg>`),
  )
    .png()
    .toBuffer();
}
