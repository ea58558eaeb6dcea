/** The application: language, look, cache of what the server said, addresses. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import viVN from 'antd/locale/vi_VN';
import { ApiError } from '../api/client.ts';
import { useWords, WordsProvider } from '../words/words.tsx';
import { router } from './router.tsx';
import { SignInDialog } from './sign-in.tsx';

const queries = new QueryClient({
  defaultOptions: {
    // Without a network a question must fail in words, and a change must say that it was not saved: not wait unseen until it is back.
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      refetchOnReconnect: true,
      staleTime: 15_000,
      // What the server refused it will refuse again; a network that dropped may be back.
      retry: (count, error) => error instanceof ApiError && error.code === 'offline' && count < 3,
    },
  },
});

/** The policy of the page allows only styles that carry this. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? '';
/** The library's own red is too pale to be read as text on white. */
const THEME = {
  token: { colorPrimary: '#0b5cad', colorLink: '#0b5cad', colorError: '#b42318', borderRadius: 4, fontSize: 14, motion: false },
};

function Look() {
  const { language } = useWords();
  return (
    <ConfigProvider csp={{ nonce }} locale={language === 'vi' ? viVN : enUS} theme={THEME} componentSize="medium">
      <App>
        <RouterProvider router={router} />
        <SignInDialog />
      </App>
    </ConfigProvider>
  );
}

export function Application() {
  return (
    <QueryClientProvider client={queries}>
      <WordsProvider>
        <Look />
      </WordsProvider>
    </QueryClientProvider>
  );
}
