/** Rules of committees, tasks, obstacles. */
import { communesUnder } from '../../catalogue/communes.ts';
import { unitTitle } from '../../catalogue/names.ts';
import { type Day, formatDay } from '../../kernel/calendar.ts';
import { committeeCoverage } from '../../steering/coverage.ts';
import { type CommitteeType, TASK_STATES } from '../../steering/model.ts';
import { PRACTICE, type Rule } from '../model.ts';

const COVERAGE: Rule = {
  id: 'coverage',
  title: 'Mọi xã, thị trấn có Ban Chỉ đạo và Ban Quản lý',
  explain: 'Đếm xã, thị trấn trực thuộc đã thành lập đủ Ban Chỉ đạo và Ban Quản lý các chương trình.',
  remedy: 'Nhập quyết định thành lập, hoặc đôn đốc xã thành lập.',
  severity: 'warning',
  ...PRACTICE,
  validTo: '2025-12-31' as Day,
  check: ({ catalogue, unit, asOf, steering }) => {
    const communes = communesUnder(catalogue, unit.code, asOf);
    if (communes.length === 0) return `${unitTitle(unit)} không có xã, thị trấn trực thuộc`;
    if (steering.committees.length === 0) return 'chưa nhập ban chỉ đạo, ban quản lý nào';
    const keys = communes.map((one) => catalogue.unitKey(one));
    const having = (...types: readonly CommitteeType[]) => new Set(committeeCoverage(steering.committees, keys, types));
    const [covered, board, management] = [having('ban-chi-dao', 'ban-quan-ly'), having('ban-chi-dao'), having('ban-quan-ly')];
    return communes
      .filter((one) => !covered.has(catalogue.unitKey(one)))
      .map((one) => {
        const key = catalogue.unitKey(one);
        const missing = [...(board.has(key) ? [] : ['Ban Chỉ đạo']), ...(management.has(key) ? [] : ['Ban Quản lý'])];
        return {
          about: key,
          message: `${unitTitle(one)} chưa có ${missing.join(', ')} (mới đạt ${covered.size}/${communes.length} xã, thị trấn có đủ hai ban).`,
        };
      });
  },
};

const DEADLINE: Rule = {
  id: 'deadline',
  title: 'Nhiệm vụ, kiến nghị không quá hạn',
  explain: 'Nhiệm vụ chưa hoàn thành, vướng mắc chưa giải quyết của đơn vị mà thời hạn đã qua.',
  remedy: 'Cập nhật tình trạng, hoặc chuyển sang kỳ sau với thời hạn mới.',
  severity: 'warning',
  ...PRACTICE,
  confidence: 'verified',
  check: ({ catalogue, unit, asOf, steering }) => {
    const owner = catalogue.unitKey(unit);
    const late = [
      ...steering.tasks
        .filter((fact) => fact.data.state !== 'done')
        .map((fact) => ({ ...fact, what: 'Nhiệm vụ', state: TASK_STATES[fact.data.state] })),
      ...steering.obstacles
        .filter((fact) => fact.data.state !== 'solved')
        .map((fact) => ({ ...fact, what: 'Vướng mắc', state: 'chưa được giải quyết' })),
    ].filter((fact) => fact.unit === owner && fact.data.due !== null && fact.data.due < asOf);
    if (steering.tasks.length + steering.obstacles.length === 0) return 'chưa có nhiệm vụ, vướng mắc nào';
    return late.map((fact) => ({
      about: `${fact.home}|${fact.key}`,
      message: `${fact.what} quá hạn ${formatDay(fact.data.due as Day)}, ${fact.state.toLocaleLowerCase('vi')}: ${fact.data.content}`,
    }));
  },
};

const OBSTACLE_ANSWERED: Rule = {
  id: 'obstacle-answered',
  title: 'Vướng mắc có đề xuất và nơi giải quyết',
  explain: 'Vướng mắc nêu trong kỳ mà chưa ghi đề xuất hoặc cơ quan giải quyết thì cấp trên không biết phải làm gì.',
  remedy: 'Bổ sung đề xuất và cơ quan giải quyết ở trang Chỉ đạo.',
  severity: 'note',
  ...PRACTICE,
  check: ({ catalogue, unit, period, steering }) => {
    const own = steering.obstacles.filter((fact) => fact.unit === catalogue.unitKey(unit) && fact.data.period === period.code);
    if (own.length === 0) return 'kỳ này chưa nêu vướng mắc nào';
    return own
      .filter(({ data }) => data.state !== 'solved' && (data.proposal === '' || data.responsible === ''))
      .map(({ home, key, data }) => ({
        about: `${home}|${key}`,
        message: `Vướng mắc chưa ghi ${[...(data.proposal === '' ? ['đề xuất'] : []), ...(data.responsible === '' ? ['cơ quan giải quyết'] : [])].join(' và ')}: ${data.content}`,
      }));
  },
};

const TASK_OWNED: Rule = {
  id: 'task-owned',
  title: 'Nhiệm vụ có người làm và thời hạn',
  explain: 'Nhiệm vụ của kỳ mà chưa ghi cơ quan thực hiện hoặc thời hạn thì kỳ sau không kiểm tra được.',
  remedy: 'Bổ sung cơ quan thực hiện và thời hạn ở trang Chỉ đạo.',
  severity: 'note',
  ...PRACTICE,
  check: ({ catalogue, unit, period, steering }) => {
    const own = steering.tasks.filter((fact) => fact.unit === catalogue.unitKey(unit) && fact.data.period === period.code);
    if (own.length === 0) return 'kỳ này chưa có nhiệm vụ nào';
    return own
      .filter(({ data }) => data.state !== 'done' && (data.owner === '' || data.due === null))
      .map(({ home, key, data }) => ({
        about: `${home}|${key}`,
        message: `Nhiệm vụ chưa ghi ${[...(data.owner === '' ? ['cơ quan thực hiện'] : []), ...(data.due === null ? ['thời hạn'] : [])].join(' và ')}: ${data.content}`,
      }));
  },
};

export const STEERING_RULES: readonly Rule[] = [COVERAGE, DEADLINE, OBSTACLE_ANSWERED, TASK_OWNED];
