import { mount } from 'sovitaan';

const form = mount(document.getElementById('app'), { src: '/cases/visit.json', lang: 'fi' });
form.addEventListener('sovitaan-submit', (event) => event.respondWith(fetch('/store', { method: 'POST', body: event.text })));
