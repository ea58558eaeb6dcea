/** One's own sessions and tokens. */
import { queryOptions } from '@tanstack/react-query';
import { api, call } from '../../api/client.ts';

export const sessions = queryOptions({ queryKey: ['my-sessions'], queryFn: () => call(() => api.GET('/api/me/sessions')) });
export const tokens = queryOptions({ queryKey: ['my-tokens'], queryFn: () => call(() => api.GET('/api/me/tokens')) });
export const actions = queryOptions({ queryKey: ['my-actions'], queryFn: () => call(() => api.GET('/api/me/actions')) });
