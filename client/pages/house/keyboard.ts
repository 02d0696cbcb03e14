/**
 * Whether a keyboard is likely: no browser tells, but it comes with a mouse or a touchpad. A phone has neither, and a list
 * of keys says nothing to it.
 */
export const hasKeyboard = (): boolean => matchMedia('(any-pointer: fine), (any-hover: hover)').matches;
