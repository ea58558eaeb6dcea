/** Five steps through the application, once; it can be left at any of them and asked for again from the list of keys. */
import { Tour as Steps } from 'antd';
import { useWords } from '../words/words.tsx';
import { TOUR_DONE } from './tour-done.ts';

const STEPS = [
  { name: 'menu', at: '.menu', placement: 'rightTop' },
  { name: 'place', at: '#content > h1', placement: 'bottomLeft' },
  { name: 'search', at: '.bar .search', placement: 'bottomRight' },
  { name: 'keys', at: '.bar .keys', placement: 'bottomRight' },
  { name: 'account', at: '.bar .who', placement: 'bottomRight' },
] as const;

export function Tour({ close }: { close: () => void }) {
  const { say } = useWords();
  const leave = () => {
    localStorage.setItem(TOUR_DONE, 'yes');
    close();
  };
  return (
    <Steps
      open
      onClose={leave}
      onFinish={leave}
      steps={STEPS.map(({ name, at, placement }) => ({
        placement,
        title: say(`tour.${name}`),
        description: say(`tour.${name}.text`),
        target: () => document.querySelector(at) as HTMLElement,
        nextButtonProps: { children: say('tour.next') },
        prevButtonProps: { children: say('tour.previous') },
      }))}
    />
  );
}
