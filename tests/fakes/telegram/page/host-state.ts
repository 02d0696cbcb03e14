import { z } from 'zod';

/** A button that an app puts under itself. */
export interface AppButton {
  readonly isVisible: boolean;
  readonly isActive: boolean;
  readonly isBusy: boolean;
  readonly text: string;
  readonly color: string | undefined;
  readonly textColor: string | undefined;
}

export interface Popup {
  readonly title: string;
  readonly message: string;
  readonly buttons: readonly { readonly id: string; readonly type: string; readonly text: string }[];
}

/** How an app has set up what is around it. */
export interface HostState {
  readonly isReady: boolean;
  readonly isExpanded: boolean;
  readonly main: AppButton;
  readonly secondary: AppButton;
  readonly hasBack: boolean;
  readonly hasSettings: boolean;
  /** Closing asks first. */
  readonly confirmsClosing: boolean;
  readonly allowsSwipe: boolean;
  readonly header: string | undefined;
  readonly background: string | undefined;
  readonly bottomBar: string | undefined;
  /** How often it wanted the phone to tremble. */
  readonly haptics: number;
}

const noButton: AppButton = {
  isVisible: false,
  isActive: true,
  isBusy: false,
  text: '',
  color: undefined,
  textColor: undefined,
};

export const initialState: HostState = {
  isReady: false,
  isExpanded: false,
  main: noButton,
  secondary: noButton,
  hasBack: false,
  hasSettings: false,
  confirmsClosing: false,
  allowsSwipe: true,
  header: undefined,
  background: undefined,
  bottomBar: undefined,
  haptics: 0,
};

/** What is no `#rrggbb` is a name of a colour of the theme. */
const Color = z.string().regex(/^#[0-9a-f]{6}$/i);
const Button = z.object({
  is_visible: z.boolean().optional(),
  is_active: z.boolean().optional(),
  is_progress_visible: z.boolean().optional(),
  text: z.string().optional(),
  color: Color.optional().catch(undefined),
  text_color: Color.optional().catch(undefined),
});
const Visible = z.object({ is_visible: z.boolean() });
const Painted = z.object({ color: Color.optional().catch(undefined), color_key: z.string().optional() });

/**
 * The state after an event of the app (https://docs.telegram-mini-apps.com/platform/methods). Events that set up
 * nothing leave it as it is.
 */
export function setUp(
  state: HostState,
  type: string,
  data: unknown,
  theme: Readonly<Record<string, string>>,
): HostState {
  switch (type) {
    case 'web_app_ready':
      return { ...state, isReady: true };
    case 'web_app_expand':
      return { ...state, isExpanded: true };
    case 'web_app_setup_main_button':
      return { ...state, main: changed(state.main, data) };
    case 'web_app_setup_secondary_button':
      return { ...state, secondary: changed(state.secondary, data) };
    case 'web_app_setup_back_button':
      return { ...state, hasBack: Visible.parse(data).is_visible };
    case 'web_app_setup_settings_button':
      return { ...state, hasSettings: Visible.parse(data).is_visible };
    case 'web_app_setup_closing_behavior':
      return {
        ...state,
        confirmsClosing: z.object({ need_confirmation: z.boolean() }).parse(data).need_confirmation,
      };
    case 'web_app_setup_swipe_behavior':
      return {
        ...state,
        allowsSwipe: z.object({ allow_vertical_swipe: z.boolean() }).parse(data).allow_vertical_swipe,
      };
    case 'web_app_trigger_haptic_feedback':
      return { ...state, haptics: state.haptics + 1 };
    default:
      return { ...state, ...painted(type, data, theme) };
  }
}

/** A colour is said itself, or by its name in the theme. */
function painted(type: string, data: unknown, theme: Readonly<Record<string, string>>): Partial<HostState> {
  const place = /^web_app_set_(header|background|bottom_bar)_color$/.exec(type)?.[1];
  if (place === undefined) return {};
  const { color, color_key: key } = Painted.parse(data);
  const paint = color ?? (key === undefined ? undefined : theme[key]);
  if (place === 'header') return { header: paint };
  return place === 'background' ? { background: paint } : { bottomBar: paint };
}

/** What is not said stays; a button without words cannot be shown. */
function changed(button: AppButton, data: unknown): AppButton {
  const given = Button.parse(data);
  const text = given.text ?? button.text;
  return {
    text,
    isVisible: (given.is_visible ?? button.isVisible) && text !== '',
    isActive: given.is_active ?? button.isActive,
    isBusy: given.is_progress_visible ?? button.isBusy,
    color: given.color ?? button.color,
    textColor: given.text_color ?? button.textColor,
  };
}
