/**
 * Who may do what: this table and nothing else decides. One row an action; a route names its row. The same table is printed for people
 * in docs/phan-quyen.md (a test keeps the two equal) and walked, route by route and role by role, by a test.
 */
import { ROLES, type Role } from './model.ts';

/**
 * everyone: without signing in · signed-in: any account · scope: only on units of a grant · any-scope: with the role anywhere (what it
 * touches belongs to no unit, or the room filters by unit).
 */
export type Reach = 'everyone' | 'signed-in' | 'scope' | 'any-scope';

export interface Permission {
  /** Vietnamese, for people. */
  readonly text: string;
  readonly reach: Reach;
  readonly roles: readonly Role[];
}

const ALL: readonly Role[] = [
  'commune-officer',
  'department-officer',
  'finance-officer',
  'consolidator',
  'leader',
  'inspector',
  'administrator',
];
const OFFICERS: readonly Role[] = ['commune-officer', 'department-officer', 'finance-officer'];

export const POLICY = {
  'audit.run': { text: 'Rà soát một tệp báo cáo', reach: 'everyone', roles: [] },
  'session.open': { text: 'Đăng nhập, nhận tài khoản đầu tiên', reach: 'everyone', roles: [] },
  'self.read': { text: 'Xem tài khoản, phiên, thông báo của mình', reach: 'signed-in', roles: [] },
  'self.write': { text: 'Đổi mật khẩu, mã xác thực, phiên, mã truy cập của mình', reach: 'signed-in', roles: [] },
  'catalogue.read': { text: 'Tra cứu danh mục', reach: 'signed-in', roles: [] },
  'catalogue.write': {
    text: 'Bổ sung danh mục của cơ quan (chỉ vai trò trên đơn vị gốc)',
    reach: 'scope',
    roles: ['consolidator', 'administrator'],
  },
  'facts.read': { text: 'Xem sổ, chỉ tiêu, văn bản, báo cáo', reach: 'scope', roles: ALL },
  'facts.check': { text: 'Đối chiếu tệp báo cáo với sổ', reach: 'any-scope', roles: ALL },
  'money.post': { text: 'Ghi giao vốn, phân bổ, giải ngân; đảo bút toán', reach: 'scope', roles: ['finance-officer'] },
  'period.close': { text: 'Khoá, mở lại kỳ kế toán', reach: 'scope', roles: ['finance-officer'] },
  'records.write': { text: 'Ghi chỉ tiêu, văn bản, vướng mắc, nhiệm vụ', reach: 'scope', roles: [...OFFICERS, 'consolidator'] },
  'households.read': {
    text: 'Xem hộ thụ hưởng (dữ liệu cá nhân; nhật ký ghi ai đã xem)',
    reach: 'scope',
    roles: ['commune-officer', 'department-officer', 'inspector'],
  },
  'households.write': { text: 'Ghi, xoá dữ liệu hộ thụ hưởng', reach: 'scope', roles: ['commune-officer', 'department-officer'] },
  'import.run': { text: 'Nhập bảng số liệu (từng dòng theo quyền ghi của nó)', reach: 'any-scope', roles: [...OFFICERS, 'consolidator'] },
  'ledger.verify': {
    text: 'Kiểm tra chuỗi và số dư của mọi sổ (chỉ vai trò trên đơn vị gốc)',
    reach: 'scope',
    roles: ['finance-officer', 'inspector', 'administrator'],
  },
  'cycle.open': { text: 'Mở, sửa hạn, huỷ kỳ báo cáo; nhắc đơn vị', reach: 'scope', roles: ['consolidator', 'administrator'] },
  'submission.write': { text: 'Điền và nộp báo cáo của đơn vị', reach: 'scope', roles: OFFICERS },
  'submission.review': {
    text: 'Trả lại, chấp nhận báo cáo của đơn vị dưới',
    reach: 'scope',
    roles: ['consolidator', 'department-officer'],
  },
  'cycle.consolidate': { text: 'Chốt tổng hợp kỳ báo cáo', reach: 'scope', roles: ['consolidator'] },
  'report.approve': { text: 'Duyệt, ban hành báo cáo', reach: 'scope', roles: ['leader'] },
  'account.manage': { text: 'Lập, khoá tài khoản; trao, thu quyền', reach: 'scope', roles: ['administrator'] },
  'account.reset': { text: 'Đặt lại mật khẩu của một tài khoản', reach: 'scope', roles: ['administrator'] },
  'account.list': { text: 'Xem danh sách tài khoản thuộc phạm vi', reach: 'any-scope', roles: ['administrator'] },
  'trail.read': { text: 'Xem nhật ký thao tác (chỉ vai trò trên đơn vị gốc)', reach: 'scope', roles: ['inspector', 'administrator'] },
  'trail.erase': { text: 'Xoá địa chỉ truy cập cũ khỏi nhật ký (chỉ vai trò trên đơn vị gốc)', reach: 'scope', roles: ['administrator'] },
  'backup.take': {
    text: 'Tải bản sao lưu cả cơ sở dữ liệu (chỉ vai trò trên đơn vị gốc)',
    reach: 'scope',
    roles: ['administrator'],
  },
} as const satisfies Record<string, Permission>;
export type Action = keyof typeof POLICY;

export function isAction(text: string): text is Action {
  return Object.hasOwn(POLICY, text);
}

/** The row of an action; an unknown one is a bug. */
export function permission(action: string): Permission {
  if (!isAction(action)) throw new TypeError(`no row of the policy for ${action}`);
  return POLICY[action];
}

/** The table as Markdown, for docs/phan-quyen.md. */
export function policyMarkdown(): string {
  const head = ['Việc', ...ALL.map((role) => ROLES[role]), 'Phạm vi'];
  const reaches: Readonly<Record<Reach, string>> = {
    everyone: 'ai cũng được, không cần đăng nhập',
    'signed-in': 'mọi tài khoản, việc của mình',
    scope: 'trong đơn vị được giao và các đơn vị bên dưới',
    'any-scope': 'khi có vai trò ở bất kỳ đơn vị nào',
  };
  const rows = Object.values(POLICY).map(({ text, reach, roles }: Permission) => [
    text,
    ...ALL.map((role) => (reach === 'everyone' || reach === 'signed-in' || roles.includes(role) ? '✓' : '')),
    reaches[reach],
  ]);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
