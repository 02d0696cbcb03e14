import { Component, type ReactNode } from 'react';
import { Refusal } from '../../protocol/refusal.ts';
import { Page } from '../ui/page.tsx';
import { Trouble } from './trouble.tsx';

interface State {
  readonly broken: Refusal | null;
}

/** How browsers say that a part of the page has not come: the network is cut, or a newer house has other parts. */
const notLoaded = /dynamically imported module|module script failed|load(ing)? (css )?chunk|preload css/i;

/** Instead of a blank page, when a part of it did not come or broke: what happened, and another try. */
export class PageBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { broken: null };

  static getDerivedStateFromError(error: unknown): State {
    const code = error instanceof Error && notLoaded.test(error.message) ? 'unavailable' : 'internal';
    return { broken: new Refusal(code, 'the page broke', { cause: error }) };
  }

  override render(): ReactNode {
    const { broken } = this.state;
    if (broken === null) return this.props.children;
    return (
      <Page isNarrow>
        {/* A part that did not come is not asked for again without a new page. */}
        <Trouble error={broken} onRetry={() => location.reload()} />
      </Page>
    );
  }
}
