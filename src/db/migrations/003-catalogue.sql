-- Catalogue in layers: shipped rows with the release that brought them, an office's own rows over them. Append-only.
CREATE TABLE catalogue_row (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  tbl text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  layer text NOT NULL CHECK (layer IN ('shipped', 'office')),
  release text NOT NULL,
  author text NOT NULL,
  document text NOT NULL DEFAULT '',
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  withdrawn boolean NOT NULL DEFAULT false,
  position int NOT NULL,
  based_on text NOT NULL DEFAULT '',
  data jsonb NOT NULL
);
CREATE INDEX catalogue_row_newest ON catalogue_row (layer, tbl, key, id);
CREATE TRIGGER catalogue_row_append_only BEFORE UPDATE OR DELETE ON catalogue_row FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER catalogue_row_no_truncate BEFORE TRUNCATE ON catalogue_row FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
