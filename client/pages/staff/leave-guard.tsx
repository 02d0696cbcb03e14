import { useEffect, useState } from 'react';
import { useText } from '../../i18n/language.tsx';
import { Confirm } from '../../ui/confirm.tsx';

/**
 * Asks before the page is left with something unsaved: by a link in words of ours, by closing it or going back in the
 * browser's own.
 */
export function LeaveGuard({ isDirty }: { readonly isDirty: boolean }) {
  const say = useText();
  const [target, setTarget] = useState<string | null>(null);
  const [isLeaving, setLeaving] = useState(false);
  const isOn = isDirty && !isLeaving;
  useEffect(() => {
    if (!isOn) return;
    const onClick = (event: MouseEvent): void => {
      const link = linkLeft(event);
      if (link === null) return;
      event.preventDefault();
      setTarget(link);
    };
    const onUnload = (event: BeforeUnloadEvent): void => event.preventDefault();
    document.addEventListener('click', onClick, { capture: true });
    addEventListener('beforeunload', onUnload);
    return () => {
      document.removeEventListener('click', onClick, { capture: true });
      removeEventListener('beforeunload', onUnload);
    };
  }, [isOn]);
  useEffect(() => {
    // Only now is nobody asked any more.
    if (isLeaving && target !== null) location.assign(target);
  }, [isLeaving, target]);
  if (target === null || isLeaving) return null;
  return (
    <Confirm
      isDestructive
      title={say('staff-leave-title')}
      text={say('staff-leave-text')}
      confirm={say('staff-leave-do')}
      onConfirm={() => {
        setTarget(target);
        setLeaving(true);
      }}
      onClose={() => setTarget(null)}
    />
  );
}

/** Where a click leads away from this page to; null for one that opens another tab, or nothing. */
function linkLeft({ target, button, ctrlKey, metaKey, shiftKey }: MouseEvent): string | null {
  if (button !== 0 || ctrlKey || metaKey || shiftKey || !(target instanceof Element)) return null;
  const link = target.closest('a');
  return link === null || link.target === '_blank' || link.href === '' ? null : link.href;
}
