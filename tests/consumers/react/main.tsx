import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { SovitaanSubmitEvent } from 'sovitaan';
import 'sovitaan/define';
import type {} from 'sovitaan/jsx';

/** The same object each time: another one would be other answers, and take the place of what has been typed. */
const answers = { hours: 2 };

function Agreement() {
  const [place, setPlace] = useState('');
  const store = (event: SovitaanSubmitEvent) =>
    event.respondWith(fetch('/store', { method: 'POST', body: event.text }));
  return (
    <main>
      <sovitaan-form
        src="/cases/visit.json"
        lang="fi"
        headingLevel={1}
        value={answers}
        onsovitaan-submit={store}
        onsovitaan-stored={({ detail }) => setPlace(detail.location ?? '')}
      />
      <p id="place">{place}</p>
    </main>
  );
}

createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <Agreement />
  </StrictMode>,
);
