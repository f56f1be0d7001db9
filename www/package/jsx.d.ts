// The element in the JSX of React 19: `import type {} from 'sovitaan/jsx';`
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { MountOptions, SovitaanEventMap, SovitaanForm } from './index.js';

/** Attributes and properties as the element has them; `onsovitaan-stored={…}` listens. */
type Props = DetailedHTMLProps<HTMLAttributes<SovitaanForm>, SovitaanForm> &
  Omit<MountOptions, 'tag'> & {
    readonly [Name in keyof SovitaanEventMap as `on${Name}`]?: (event: SovitaanEventMap[Name]) => void;
  };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'sovitaan-form': Props;
    }
  }
}
