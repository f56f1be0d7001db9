// The classic script with everything inside, through a bundler that takes no files along: as in SharePoint.
import 'sovitaan/inline';

const { mount } = Sovitaan;
const form = mount(document.getElementById('app')!, { src: '/cases/visit.json', lang: 'fi' });
form.addEventListener('sovitaan-submit', (event) => event.respondWith(fetch('/store', { method: 'POST', body: event.text })));
