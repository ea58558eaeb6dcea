/** mtqg workbook [--unit CODE] [--out FILE] */
import { openCatalogue } from '../catalogue/actions.ts';
import { writeWorkbook } from '../intake/workbook.ts';
import { parseDay, toDay } from '../kernel/calendar.ts';
import { withDatabase } from './database.ts';
import { type CommandSpec, text } from './options.ts';
import { writeOutput } from './output.ts';

export const workbookCommand: CommandSpec = {
  name: 'workbook',
  usage: 'workbook [--unit MÃ] [--date NGÀY] [--out TỆP]',
  summary: { vi: 'Tạo bảng nhập số liệu cho một đơn vị', en: 'Write the workbook officers fill' },
  options: {
    unit: { type: 'string', help: 'mã hoặc tên đơn vị (mặc định: mọi đơn vị trong danh mục)' },
    date: { type: 'string', help: 'danh mục theo ngày (mặc định: hôm nay); đơn vị đã sắp xếp lại thì chọn ngày còn đơn vị' },
    out: { type: 'string', help: 'tên tệp (mặc định: bang-so-lieu-MÃ.xlsx)' },
  },
  run: async (context) => {
    const date = text(context, 'date');
    const on = date === undefined ? toDay(context.effects.now().slice(0, 10)) : parseDay(date);
    const wanted = text(context, 'unit');
    const { bytes, code } = await withDatabase(context, 'read', async ({ db }) => {
      const { catalogue } = await openCatalogue(db);
      // Without a unit: every unit of the catalogue, for an office that keeps the books of several.
      const unit = catalogue.resolveUnit(wanted ?? 'VN', on);
      return { code: unit.code, bytes: await writeWorkbook({ catalogue, unit: unit.code, on, id: context.effects.randomId() }) };
    });
    const path = await writeOutput(context.effects, text(context, 'out') ?? `bang-so-lieu-${code}.xlsx`, bytes);
    context.effects.out(
      context.json ? JSON.stringify({ schemaVersion: 1, path }) : `Đã tạo ${path}. Điền số liệu, lưu lại, rồi: npx mtqg import ${path}`,
    );
    return 0;
  },
};
