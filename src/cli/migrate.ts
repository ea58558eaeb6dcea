/** mtqg migrate */
import { installShipped } from '../catalogue/actions.ts';
import { connect } from '../db/connect.ts';
import { migrate } from '../db/migrate.ts';
import { databaseUrl } from './database.ts';
import type { CommandSpec } from './options.ts';

export const migrateCommand: CommandSpec = {
  name: 'migrate',
  usage: 'migrate',
  summary: { vi: 'Đưa cơ sở dữ liệu về cấu trúc hiện hành', en: 'Bring the database to the current schema' },
  options: {},
  run: async (context) => {
    const { url, notice } = databaseUrl(context, 'write');
    if (notice !== '' && !context.json) context.effects.err(notice);
    const database = await connect(url);
    try {
      const applied = await migrate(database);
      const rows = await installShipped(database.db);
      if (context.json) context.effects.out(JSON.stringify({ schemaVersion: 1, applied, catalogueRows: rows }));
      else
        context.effects.out(
          applied.length === 0 && rows === 0
            ? 'Cơ sở dữ liệu đã ở bản hiện hành.'
            : `Đã áp dụng ${applied.length} bước nâng cấp, ${rows} dòng danh mục.`,
        );
      return 0;
    } finally {
      await database.close();
    }
  },
};
