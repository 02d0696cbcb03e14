/** Two hands that clap, in the manner of the other icons (24 px, stroke 2). */
export function ClapIcon({ size }: { readonly size: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
    >
      <path d="m12.5 20.8-6-5.4a3.2 3.2 0 0 1-.7-4l2.6-5a1.4 1.4 0 0 1 2.5 1.3l-1 2.1 5-4.6a1.4 1.4 0 0 1 1.9 2.1" />
      <path d="m11.6 12.6 4.6-4.2a1.4 1.4 0 0 1 1.9 2.1l-2.6 2.4 3-2a1.3 1.3 0 0 1 1.6 2.1l-4.9 5.6a5 5 0 0 1-7.1.4" />
      <path d="M14.5 1.5v1.6M18.6 2.6l-.8 1.5M21.6 5.6l-1.4.8" />
    </svg>
  );
}
