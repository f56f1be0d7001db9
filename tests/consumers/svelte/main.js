import 'sovitaan/define';
import { mount } from 'svelte';
import Agreement from './Agreement.svelte';

mount(Agreement, { target: document.getElementById('app') });
