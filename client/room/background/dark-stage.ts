/**
 * A stage before the light comes up: dark folds of a curtain, and a little warmth from above. Dark enough that whoever
 * stands before it is the only bright thing. Drawn with the page's colours (styles/tokens.css).
 */
export function drawStage(context: CanvasRenderingContext2D, { width, height }: HTMLCanvasElement): void {
  const style = getComputedStyle(document.documentElement);
  const colour = (token: string): string => style.getPropertyValue(`--${token}`).trim();
  context.fillStyle = colour('stage');
  context.fillRect(0, 0, width, height);
  drawFolds(context, { width, height }, colour('curtain-fold'));
  const glow = context.createRadialGradient(width / 2, -height / 3, 0, width / 2, -height / 3, height * 1.1);
  glow.addColorStop(0, colour('drawn-lamp-glow'));
  glow.addColorStop(1, 'transparent');
  context.globalAlpha = 0.35;
  context.fillStyle = glow;
  context.fillRect(0, 0, width, height);
  context.globalAlpha = 1;
}

const foldCount = 9;

/** Each fold fades to both of its sides; all of them are lost in the dark of the floor. */
function drawFolds(
  context: CanvasRenderingContext2D,
  { width, height }: { readonly width: number; readonly height: number },
  cloth: string,
): void {
  const foldWidth = width / foldCount;
  context.globalAlpha = 0.6;
  for (let fold = 0; fold < foldCount; fold += 1) {
    const gradient = context.createLinearGradient(fold * foldWidth, 0, (fold + 1) * foldWidth, 0);
    gradient.addColorStop(0, 'transparent');
    gradient.addColorStop(0.5, cloth);
    gradient.addColorStop(1, 'transparent');
    context.fillStyle = gradient;
    context.fillRect(fold * foldWidth, 0, foldWidth, height);
  }
  context.globalAlpha = 1;
}
