import { create } from 'qrcode';
import { useMemo } from 'react';
import styles from './qr.module.css';

/** A QR code as one SVG path, four quiet modules around it (ISO/IEC 18004 §9.1). */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { size, path } = useMemo(() => {
    const { modules } = create(text, { errorCorrectionLevel: 'M' });
    const squares: string[] = [];
    for (let row = 0; row < modules.size; row += 1) {
      for (let column = 0; column < modules.size; column += 1) {
        if (modules.get(row, column)) squares.push(`M${String(column + 4)} ${String(row + 4)}h1v1h-1z`);
      }
    }
    return { size: modules.size + 8, path: squares.join('') };
  }, [text]);
  return (
    <svg
      className={styles.code}
      viewBox={`0 0 ${String(size)} ${String(size)}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
      data-testid="qr"
    >
      <path d={path} />
    </svg>
  );
}
