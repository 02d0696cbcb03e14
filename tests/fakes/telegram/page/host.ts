import { type RefObject, useEffect, useMemo, useReducer, useRef } from 'react';
import { z } from 'zod';
import { type HostState, initialState, type Popup, setUp } from './host-state.ts';

/** Says something to the app. */
export type Emit = (eventType: string, eventData?: unknown) => void;

/** What an app may ask of a person. */
export interface HostActs {
  readonly close: () => void;
  readonly openLink: (url: string) => void;
  readonly pay: (slug: string) => Promise<string>;
  readonly popup: (popup: Popup) => Promise<string | undefined>;
  readonly askWriteAccess: () => Promise<boolean>;
  readonly askToSave: (fileName: string) => Promise<boolean>;
}

const Envelope = z.object({ eventType: z.string(), eventData: z.unknown().optional() });
const PopupData = z.object({
  title: z.string().default(''),
  message: z.string(),
  buttons: z
    .array(z.object({ id: z.string().default(''), type: z.string(), text: z.string().default('') }))
    .max(3),
});
const FileData = z.object({ url: z.url({ protocol: /^https?$/ }), file_name: z.string().min(1) });
const noInsets = { top: 0, bottom: 0, left: 0, right: 0 };

interface Options {
  readonly frame: RefObject<HTMLIFrameElement | null>;
  /** Of the app: messages of any other origin are not heeded, and none is sent there. */
  readonly origin: string;
  readonly theme: Readonly<Record<string, string>>;
  readonly acts: HostActs;
}

/** Telegram's side of the Mini App protocol for an app in a frame. */
export function useHost({ frame, origin, theme, acts }: Options): {
  readonly state: HostState;
  readonly emit: Emit;
} {
  const [state, dispatch] = useReducer(
    (before: HostState, { type, data }: { readonly type: string; readonly data: unknown }) =>
      setUp(before, type, data, theme),
    initialState,
  );
  const emit = useMemo(() => emitterTo(frame, origin), [frame, origin]);
  const latest = useRef({ acts, theme });
  useEffect(() => {
    latest.current = { acts, theme };
  });
  useEffect(() => {
    emit('theme_changed', { theme_params: theme });
  }, [emit, theme]);
  useEffect(() => {
    const hear = ({ data, source, origin: sender }: MessageEvent<unknown>): void => {
      if (source !== frame.current?.contentWindow || sender !== origin || typeof data !== 'string') return;
      try {
        const { eventType: type, eventData } = Envelope.parse(JSON.parse(data));
        dispatch({ type, data: eventData });
        const { acts, theme } = latest.current;
        const ready = readyAnswer(type, { frame, theme });
        if (ready) emit(...ready);
        // As with what cannot be read below: Telegram passes over it.
        else act(type, eventData, emit, acts).catch(() => {});
      } catch {
        // Telegram passes over what it does not understand.
      }
    };
    const resized = (): void => emit('viewport_changed', viewportOf(frame));
    addEventListener('message', hear);
    addEventListener('resize', resized);
    return () => {
      removeEventListener('message', hear);
      removeEventListener('resize', resized);
    };
  }, [emit, frame, origin]);
  return { state, emit };
}

function emitterTo(frame: Options['frame'], origin: string): Emit {
  return (eventType, eventData = {}) =>
    frame.current?.contentWindow?.postMessage(JSON.stringify({ eventType, eventData }), origin);
}

/** What is answered without asking anybody: an event and its data. */
function readyAnswer(
  type: string,
  { frame, theme }: Pick<Options, 'frame' | 'theme'>,
): [string, object] | undefined {
  switch (type) {
    case 'web_app_request_theme':
      return ['theme_changed', { theme_params: theme }];
    case 'web_app_request_viewport':
    case 'web_app_expand':
      return ['viewport_changed', viewportOf(frame)];
    case 'web_app_request_safe_area':
      return ['safe_area_changed', noInsets];
    case 'web_app_request_content_safe_area':
      return ['content_safe_area_changed', noInsets];
    case 'web_app_request_fullscreen':
      return ['fullscreen_failed', { error: 'UNSUPPORTED' }];
    default:
      return undefined;
  }
}

/** What an event asks for besides setting something up. Unknown events ask for nothing. */
async function act(type: string, data: unknown, emit: Emit, acts: HostActs): Promise<void> {
  switch (type) {
    case 'web_app_close':
      return acts.close();
    case 'web_app_open_link': {
      const { url } = z.object({ url: z.url({ protocol: /^https?$/ }) }).parse(data);
      return void window.open(url, '_blank', 'noopener');
    }
    case 'web_app_request_file_download': {
      const file = FileData.parse(data);
      if (!(await acts.askToSave(file.file_name)))
        return emit('file_download_requested', { status: 'cancelled' });
      emit('file_download_requested', { status: 'downloading' });
      return save(file);
    }
    case 'web_app_open_tg_link':
      return acts.openLink(
        `https://t.me${z.object({ path_full: z.string().startsWith('/') }).parse(data).path_full}`,
      );
    case 'web_app_open_invoice': {
      const { slug } = z.object({ slug: z.string() }).parse(data);
      return emit('invoice_closed', { slug, status: await acts.pay(slug) });
    }
    case 'web_app_open_popup': {
      const button_id = await acts.popup(PopupData.parse(data));
      return emit('popup_closed', button_id === undefined ? {} : { button_id });
    }
    case 'web_app_request_write_access': {
      const allowed = await acts.askWriteAccess();
      return emit('write_access_requested', { status: allowed ? 'allowed' : 'cancelled' });
    }
    case 'web_app_invoke_custom_method': {
      const { req_id } = z.object({ req_id: z.string() }).parse(data);
      return emit('custom_method_invoked', { req_id, error: 'UNSUPPORTED' });
    }
    default:
  }
}

/** As Telegram's page in a browser does: a file that it may not read is not saved. */
async function save({ url, file_name }: z.infer<typeof FileData>): Promise<void> {
  const answer = await fetch(url, { credentials: 'omit' });
  if (!answer.ok) return;
  const address = URL.createObjectURL(await answer.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = file_name;
  link.click();
  // A download that has begun keeps what it needs.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function viewportOf(frame: Options['frame']): object {
  const { width = 0, height = 0 } = frame.current?.getBoundingClientRect() ?? {};
  return { width, height, is_expanded: true, is_state_stable: true };
}
