import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react()],
  worker: { format: 'es' },
  build: { outDir: '../.cache/web', emptyOutDir: true, chunkSizeWarningLimit: 1500 },
  // npm run dev: pages from here, everything else from a server that runs beside it.
  server: { proxy: { '/api': process.env['MTQG_SERVER'] ?? 'http://127.0.0.1:8080' } },
});
