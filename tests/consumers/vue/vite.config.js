import vue from '@vitejs/plugin-vue';

const isCustomElement = (tag) => tag.startsWith('sovitaan-');

export default { plugins: [vue({ template: { compilerOptions: { isCustomElement } } })] };
