import type { Brush } from './brush.ts';
import type { Palette } from './palette.ts';

/** Size of the drawn picture in pixels: enough for a stage, cheap to encode beside everything else in one page. */
export const pictureWidth = 640;
export const pictureHeight = 360;

/** Draws one picture: `seconds` since the beginning, `voice` 0 to 1 is how loud the figure is just now. */
export type Figure = (brush: Brush, palette: Palette, seconds: number, voice: number) => void;

const middle = pictureWidth / 2;

/** A Pierrot in the light of the ramp. */
export const drawActor: Figure = (brush, palette, seconds, voice) => {
  drawGround(brush, palette('drawn-ground'), palette('drawn-spot'), seconds);
  const sway = Math.sin(seconds * 0.9) * 10;
  const x = middle + sway;
  drawGown(brush, palette, x, seconds);
  drawFace(brush, palette, x + sway * 0.5, 132 + Math.sin(seconds * 1.8) * 3, seconds, voice);
  drawFootlights(brush, palette);
};

function drawGround({ canvas, glow }: Brush, ground: string, spot: string, seconds: number): void {
  canvas.fillStyle = ground;
  canvas.fillRect(0, 0, pictureWidth, pictureHeight);
  glow(middle + Math.sin(seconds * 0.4) * 12, 150, 300, spot, 0.9);
  glow(middle, pictureHeight, 320, spot, 0.35);
}

function drawGown({ ellipse, shape, stroke }: Brush, palette: Palette, x: number, seconds: number): void {
  const cloth = palette('drawn-cloth');
  const shade = palette('drawn-cloth-shade');
  const lift = Math.sin(seconds * 0.7) * 34;
  stroke(
    [
      [x - 62, 232],
      [x - 132, 262 - lift],
      [x - 176, 196 - lift],
    ],
    shade,
    44,
  );
  stroke(
    [
      [x + 62, 232],
      [x + 132, 262 + lift],
      [x + 176, 196 + lift],
    ],
    shade,
    44,
  );
  ellipse(x - 178, 186 - lift, 17, 20, palette('drawn-face'));
  ellipse(x + 178, 186 + lift, 17, 20, palette('drawn-face'));
  shape(
    [
      [x, 186],
      [x - 80, 206],
      [x - 116, 380],
      [x + 116, 380],
      [x + 80, 206],
      [x, 186],
    ],
    cloth,
  );
  stroke(
    [
      [x - 34, 226],
      [x - 52, 372],
    ],
    shade,
    5,
  );
  stroke(
    [
      [x + 34, 226],
      [x + 52, 372],
    ],
    shade,
    5,
  );
  for (const y of [248, 296, 344]) ellipse(x, y, 13, 13, palette('drawn-ink'));
  for (let fold = 0; fold < 13; fold += 1) {
    const angle = (fold / 12 - 0.5) * 2.5;
    const foldX = x + Math.sin(angle) * 92;
    ellipse(foldX, 205 - Math.cos(angle) * 9 + 10, 19, 26, fold % 2 === 0 ? cloth : shade, -angle * 0.7);
  }
}

function drawFace(
  { ellipse, shape, stroke }: Brush,
  palette: Palette,
  x: number,
  y: number,
  seconds: number,
  voice: number,
): void {
  const ink = palette('drawn-ink');
  ellipse(x, y, 58, 70, palette('drawn-face'));
  shape(
    [
      [x - 59, y - 12],
      [x - 58, y - 78],
      [x, y - 104],
      [x + 58, y - 78],
      [x + 59, y - 12],
      [x, y - 62],
      [x - 59, y - 12],
    ],
    palette('drawn-cap'),
  );
  ellipse(x - 33, y + 20, 13, 9, palette('drawn-blush'));
  ellipse(x + 33, y + 20, 13, 9, palette('drawn-blush'));
  // A blink every four seconds or so.
  const open = seconds % 4.1 < 0.14 ? 0.12 : 1;
  for (const side of [-1, 1]) {
    ellipse(x + side * 22, y - 6, 7, 10 * open, ink);
    stroke(
      [
        [x + side * 32, y - 26],
        [x + side * 22, y - 34 - voice * 7],
        [x + side * 11, y - 27],
      ],
      ink,
      3.5,
    );
  }
  ellipse(x + 22, y + 15, 4, 7, ink);
  ellipse(x, y + 40, 12 - voice * 2, 4 + voice * 13, palette('drawn-lip'));
}

function drawFootlights({ ellipse, glow, canvas }: Brush, palette: Palette): void {
  for (let lamp = 0; lamp < 9; lamp += 1) {
    const x = 40 + lamp * 70;
    glow(x, pictureHeight - 4, 42, palette('drawn-lamp-glow'));
    ellipse(x, pictureHeight, 15, 10, palette('drawn-lamp'));
  }
  canvas.fillStyle = palette('drawn-ink');
  canvas.fillRect(0, pictureHeight - 4, pictureWidth, 4);
}

/** A spectator with a raised hand. */
export const drawGuest: Figure = (brush, palette, seconds, voice) => {
  const { canvas, ellipse, glow, shape, stroke } = brush;
  canvas.fillStyle = palette('drawn-guest-ground');
  canvas.fillRect(0, 0, pictureWidth, pictureHeight);
  glow(middle, 130, 290, palette('drawn-guest-spot'));
  const x = middle - 20 + Math.sin(seconds * 0.8) * 6;
  const y = 150 + Math.sin(seconds * 1.6) * 3;
  const face = palette('drawn-guest-face');
  const wave = Math.sin(seconds * 4) * 20;
  stroke(
    [
      [x + 84, 300],
      [x + 176, 250],
      [x + 176 + wave, 130],
    ],
    palette('drawn-guest-cloth-shade'),
    42,
  );
  ellipse(x + 178 + wave, 108, 22, 27, face, 0.2);
  for (const finger of [-15, -5, 5, 15]) {
    stroke(
      [
        [x + 178 + wave + finger, 96],
        [x + 180 + wave + finger * 1.5, 66],
      ],
      face,
      9,
    );
  }
  ellipse(x, 372, 136, 146, palette('drawn-guest-cloth'));
  shape(
    [
      [x - 22, 200],
      [x - 20, 246],
      [x + 20, 246],
      [x + 22, 200],
    ],
    face,
  );
  ellipse(x, y - 14, 68, 76, palette('drawn-guest-hair'));
  ellipse(x, y + 6, 56, 66, face);
  ellipse(x, y - 50, 60, 26, palette('drawn-guest-hair'));
  drawGuestFace(brush, palette, x, y, seconds, voice);
};

function drawGuestFace(
  { ellipse, stroke }: Brush,
  palette: Palette,
  x: number,
  y: number,
  seconds: number,
  voice: number,
): void {
  const ink = palette('drawn-ink');
  const open = (seconds + 1.7) % 3.6 < 0.14 ? 0.12 : 1;
  for (const side of [-1, 1]) {
    ellipse(x + side * 22, y, 5, 7 * open, ink);
    const rim = Array.from({ length: 19 }, (_, step): readonly [number, number] => {
      const angle = (step / 18) * 2 * Math.PI;
      return [x + side * 22 + Math.cos(angle) * 17, y + Math.sin(angle) * 16];
    });
    stroke(rim, ink, 3);
  }
  stroke(
    [
      [x - 5, y - 2],
      [x + 5, y - 2],
    ],
    ink,
    3,
  );
  stroke(
    [
      [x - 16, y + 36],
      [x, y + 44 + voice * 6],
      [x + 16, y + 36],
    ],
    palette('drawn-lip'),
    4 + voice * 5,
  );
}
