import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const WITHOUT_NONCE = 'if (csp?.nonce) {\n    styleNode.nonce = csp?.nonce;\n  }';
const WITH_NONCE = "styleNode.nonce = csp?.nonce ?? document.querySelector('meta[name=csp-nonce]')?.content ?? '';";

const SERVER = process.env['MTQG_SERVER'] ?? 'http://127.0.0.1:8080';

/**
 * The component library gives its styles the nonce it was told, except two (the scroll lock of a dialog, the measure of a scroll bar), which
 * the policy of the page then refuses. Here a style without one takes the nonce of the page.
 */
const nonceOfThePage: Plugin = {
  name: 'nonce-of-the-page',
  apply: 'build',
  transform: {
    filter: { id: /[\\/]@rc-component[\\/]util[\\/]es[\\/]Dom[\\/]dynamicCSS\.js$/ },
    handler(code) {
      if (!code.includes(WITHOUT_NONCE)) throw new Error('@rc-component/util has changed: see whether it still needs nonce-of-the-page');
      return { code: code.replace(WITHOUT_NONCE, WITH_NONCE), map: null };
    },
  },
};

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react(), nonceOfThePage],
  // One file: nothing is left to fetch once the network is off.
  worker: { format: 'es', rolldownOptions: { output: { codeSplitting: false } } },
  build: { outDir: '../.cache/web/built', emptyOutDir: true, chunkSizeWarningLimit: 2000 },
  // npm run dev: pages from here, everything else from a server that runs beside it. It hears the address that the browser has open, else it
  // would take what a page sends for a foreign one's.
  server: {
    proxy: Object.fromEntries(['/api', '/tai-khoan-dau-tien', '/trang'].map((path) => [path, { target: SERVER, changeOrigin: false }])),
  },
});
