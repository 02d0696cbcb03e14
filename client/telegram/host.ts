import { z } from 'zod';
import type { Post } from './bridge.ts';

/** Undoes what was begun. */
export type Undo = () => void;

/** The large button that Telegram puts under a page. */
export interface MainButton {
  readonly label: string;
  readonly isEnabled: boolean;
  /** What it does is on its way. */
  readonly isBusy: boolean;
  readonly onPress: () => void;
}

/** What Telegram says when the sheet of an invoice is closed; what the order has become is the house's to say. */
export const invoiceStatuses = ['paid', 'cancelled', 'failed', 'pending'] as const;
export type InvoiceStatus = (typeof invoiceStatuses)[number];
const InvoiceClosed = z.object({ slug: z.string(), status: z.string() });

/** What is worth feeling in one's hand. */
export type Touch = 'chosen' | 'done' | 'wrong' | 'on_air';

const touches: Readonly<Record<Touch, Readonly<Record<string, string>>>> = {
  chosen: { type: 'selection_change' },
  done: { type: 'notification', notification_type: 'success' },
  wrong: { type: 'notification', notification_type: 'error' },
  on_air: { type: 'impact', impact_style: 'heavy' },
};

type Hear = (eventData: unknown) => void;

/**
 * The Telegram around a page, in the words of the pages. Its buttons and its manners are one for all parts of a page:
 * the part that came last has the buttons, and manners last as long as anybody needs them.
 */
export class TelegramHost {
  readonly post: Post;
  readonly #version: readonly number[];
  readonly #hearers = new Map<string, Set<Hear>>();
  readonly #mains: { button: MainButton }[] = [];
  readonly #backs: { onPress: () => void }[] = [];
  readonly #closing = new Set<object>();
  readonly #still = new Set<object>();
  #shownMain = '';

  constructor(post: Post, version = '6.0') {
    this.post = post;
    this.#version = version.split('.').map(Number);
    this.on('main_button_pressed', () => {
      const button = this.#mains.at(-1)?.button;
      if (button !== undefined && button.isEnabled && !button.isBusy) button.onPress();
    });
    this.on('back_button_pressed', () => this.#backs.at(-1)?.onPress());
  }

  /** Whether this Telegram speaks the platform of a version, as `6.1`. */
  supports(version: string): boolean {
    for (const [index, wanted] of version.split('.').map(Number).entries()) {
      const own = this.#version[index] ?? 0;
      if (own !== wanted) return own > wanted;
    }
    return true;
  }

  /** Telegram says something. */
  receive(eventType: string, eventData: unknown): void {
    for (const hear of [...(this.#hearers.get(eventType) ?? [])]) hear(eventData);
  }

  on(eventType: string, hear: Hear): Undo {
    const hearers = this.#hearers.get(eventType) ?? new Set<Hear>();
    this.#hearers.set(eventType, hearers.add(hear));
    return () => hearers.delete(hear);
  }

  /** A claim on the main button: the last one is shown. Give it the button again when it has changed. */
  claimMain(button: MainButton): { readonly change: (button: MainButton) => void; readonly release: Undo } {
    const claim = { button };
    this.#mains.push(claim);
    this.#drawMain();
    return {
      change: (next) => {
        claim.button = next;
        this.#drawMain();
      },
      release: () => {
        remove(this.#mains, claim);
        this.#drawMain();
      },
    };
  }

  /** Shows Telegram's way back. */
  claimBack(onPress: () => void): Undo {
    const claim = { onPress };
    this.#backs.push(claim);
    this.#drawBack();
    return () => {
      remove(this.#backs, claim);
      this.#drawBack();
    };
  }

  /** Closing the window asks first, until undone. */
  askBeforeClosing(): Undo {
    return this.#holdFor(this.#closing, (isHeld) =>
      this.#postSince('6.2', 'web_app_setup_closing_behavior', { need_confirmation: isHeld }),
    );
  }

  /** A swipe downwards moves the page and not the window, until undone. */
  holdStill(): Undo {
    return this.#holdFor(this.#still, (isHeld) =>
      this.#postSince('7.7', 'web_app_setup_swipe_behavior', { allow_vertical_swipe: !isHeld }),
    );
  }

  feel(touch: Touch): void {
    this.#postSince('6.1', 'web_app_trigger_haptic_feedback', touches[touch]);
  }

  /**
   * Opens an invoice, and resolves once its sheet is closed; `null` where Telegram is too old to open one.
   * @param link as `https://t.me/$slug` or `https://t.me/invoice/slug`
   */
  openInvoice(link: string): Promise<InvoiceStatus | null> {
    const slug = slugOf(link);
    if (slug === null || !this.supports('6.1')) return Promise.resolve(null);
    return new Promise((resolve) => {
      const stop = this.on('invoice_closed', (eventData) => {
        const closed = InvoiceClosed.safeParse(eventData);
        if (!closed.success || closed.data.slug !== slug) return;
        stop();
        // A word that is not known yet leaves everything open.
        resolve(invoiceStatuses.find((status) => status === closed.data.status) ?? 'pending');
      });
      this.post('web_app_open_invoice', { slug });
    });
  }

  /** Opens a page in the device's browser. Call in a tap. */
  openLink(url: string): void {
    this.post('web_app_open_link', { url });
  }

  /**
   * Lets Telegram save a file, which asks the person first; a Telegram that cannot yet opens it in the device's browser.
   * Call in a tap.
   * @param url answers with `Content-Disposition: attachment`, and lets Telegram's page in a browser read it
   */
  downloadFile(url: string, fileName: string): void {
    if (this.supports('8.0')) this.post('web_app_request_file_download', { url, file_name: fileName });
    else this.openLink(url);
  }

  /** Opens what is Telegram's own, as a chat with the bot. */
  openTelegramLink(link: string): void {
    const { pathname, search, hostname } = new URL(link);
    if (hostname === 't.me' && this.supports('6.1')) {
      this.post('web_app_open_tg_link', { path_full: pathname + search });
    } else this.openLink(link);
  }

  #postSince(version: string, eventType: string, eventData: Readonly<Record<string, unknown>>): void {
    if (this.supports(version)) this.post(eventType, eventData);
  }

  #holdFor(holders: Set<object>, tell: (isHeld: boolean) => void): Undo {
    const holder = {};
    if (holders.size === 0) tell(true);
    holders.add(holder);
    return () => {
      if (holders.delete(holder) && holders.size === 0) tell(false);
    };
  }

  #drawMain(): void {
    const button = this.#mains.at(-1)?.button;
    const drawn =
      button === undefined
        ? { is_visible: false }
        : {
            ...{ is_visible: true, text: button.label },
            ...{ is_active: button.isEnabled && !button.isBusy, is_progress_visible: button.isBusy },
          };
    const text = JSON.stringify(drawn);
    if (text === this.#shownMain) return;
    this.#shownMain = text;
    this.post('web_app_setup_main_button', drawn);
  }

  #drawBack(): void {
    this.#postSince('6.1', 'web_app_setup_back_button', { is_visible: this.#backs.length > 0 });
  }
}

/** What Telegram calls an invoice, out of its link; `null` for a link of another kind. */
export function slugOf(link: string): string | null {
  const path = URL.canParse(link) ? decodeURIComponent(new URL(link).pathname) : '';
  return /(?:^|\/)(?:\$|invoice\/)([A-Za-z0-9_-]+)$/.exec(path)?.[1] ?? null;
}

function remove<Item>(items: Item[], item: Item): void {
  const index = items.indexOf(item);
  if (index >= 0) items.splice(index, 1);
}
