/** The few shapes of which the figures are drawn. */
export interface Brush {
  readonly canvas: CanvasRenderingContext2D;
  readonly ellipse: (x: number, y: number, rx: number, ry: number, colour: string, tilt?: number) => void;
  readonly shape: (points: readonly (readonly [number, number])[], colour: string) => void;
  readonly stroke: (points: readonly (readonly [number, number])[], colour: string, width: number) => void;
  readonly glow: (x: number, y: number, radius: number, colour: string, squeeze?: number) => void;
}

export function brushOn(canvas: CanvasRenderingContext2D): Brush {
  return {
    canvas,
    ellipse: (x, y, rx, ry, colour, tilt = 0) => {
      canvas.beginPath();
      canvas.ellipse(x, y, Math.max(0, rx), Math.max(0, ry), tilt, 0, 2 * Math.PI);
      canvas.fillStyle = colour;
      canvas.fill();
    },
    shape: (points, colour) => {
      trace(canvas, points);
      canvas.closePath();
      canvas.fillStyle = colour;
      canvas.fill();
    },
    stroke: (points, colour, width) => {
      trace(canvas, points);
      canvas.strokeStyle = colour;
      canvas.lineWidth = width;
      canvas.lineCap = 'round';
      canvas.stroke();
    },
    glow: (x, y, radius, colour, squeeze = 1) => {
      canvas.save();
      canvas.translate(x, y);
      canvas.scale(1, squeeze);
      const light = canvas.createRadialGradient(0, 0, 0, 0, 0, radius);
      light.addColorStop(0, colour);
      light.addColorStop(1, 'transparent');
      canvas.fillStyle = light;
      canvas.fillRect(-radius, -radius, 2 * radius, 2 * radius);
      canvas.restore();
    },
  };
}

/** A curve through the points: corners would look cut out of paper. */
function trace(canvas: CanvasRenderingContext2D, points: readonly (readonly [number, number])[]): void {
  canvas.beginPath();
  points.forEach(([x, y], index) => {
    const next = points[index + 1];
    if (index === 0) canvas.moveTo(x, y);
    else if (next === undefined) canvas.lineTo(x, y);
    else canvas.quadraticCurveTo(x, y, (x + next[0]) / 2, (y + next[1]) / 2);
  });
}
