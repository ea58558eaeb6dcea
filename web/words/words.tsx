/** The language of the page, kept on this machine. */
import { createContext, type ReactNode, use, useMemo, useState } from 'react';
import { en } from './en.ts';
import { vi, type Word } from './vi.ts';

export type Language = 'vi' | 'en';
export type Say = (word: Word, values?: Readonly<Record<string, string | number>>) => string;

const KEY = 'mtqg:language';
const WORDS: Readonly<Record<Language, Readonly<Record<Word, string>>>> = { vi, en };

interface Words {
  readonly language: Language;
  readonly say: Say;
  readonly switchLanguage: () => void;
}

export function sayIn(language: Language): Say {
  return (word, values = {}) => WORDS[language][word].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

const WordsContext = createContext<Words>({ language: 'vi', say: sayIn('vi'), switchLanguage: () => undefined });

export function WordsProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => (localStorage.getItem(KEY) === 'en' ? 'en' : 'vi'));
  const words = useMemo<Words>(() => {
    document.documentElement.lang = language;
    return {
      language,
      say: sayIn(language),
      switchLanguage: () => {
        const next = language === 'vi' ? 'en' : 'vi';
        localStorage.setItem(KEY, next);
        setLanguage(next);
      },
    };
  }, [language]);
  return <WordsContext value={words}>{children}</WordsContext>;
}

export const useWords = () => use(WordsContext);
