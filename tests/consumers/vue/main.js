import 'sovitaan/define';
import { createApp } from 'vue';
import Agreement from './Agreement.vue';

createApp(Agreement).mount('#app');
