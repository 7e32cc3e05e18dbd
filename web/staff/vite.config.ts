import { defineConfig } from 'vite';

// eslint's rule on default exports ends where a tool wants one
export default defineConfig({
  base: '/desk/',
  esbuild: { jsx: 'automatic' },
  build: {
    // the pages come from the same server and its policy allows no data: scripts or styles
    assetsInlineLimit: 0,
    target: 'es2022',
    chunkSizeWarningLimit: 1500,
  },
});
