import type { Browser } from '@playwright/test';

/** Good enough that text has no halo; a picture of a played video is a fifth of its PNG. */
const quality = 0.88;

/** Makes a WebP of a PNG by the browser that took it. */
export async function webpOf(browser: Browser, png: Buffer): Promise<Buffer> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    // Text, since the types of the scripts know no DOM.
    const encoded = await page.evaluate<string>(`(async () => {
      const picture = await createImageBitmap(await (await fetch('data:image/png;base64,${png.toString('base64')}')).blob());
      const canvas = new OffscreenCanvas(picture.width, picture.height);
      canvas.getContext('2d').drawImage(picture, 0, 0);
      const webp = await canvas.convertToBlob({ type: 'image/webp', quality: ${quality} });
      return btoa(Array.from(new Uint8Array(await webp.arrayBuffer()), (byte) => String.fromCharCode(byte)).join(''));
    })()`);
    return Buffer.from(encoded, 'base64');
  } finally {
    await context.close();
  }
}
