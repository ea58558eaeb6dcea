-- Accounts, sessions and second factors are kept by better-auth: its column names stand as they are. Roles, tokens and the trail are ours.
CREATE TABLE account (
  id text PRIMARY KEY,
  name text NOT NULL,
  email text NOT NULL UNIQUE,
  "emailVerified" boolean NOT NULL,
  image text,
  "createdAt" timestamptz NOT NULL DEFAULT clock_timestamp(),
  "updatedAt" timestamptz NOT NULL DEFAULT clock_timestamp(),
  "twoFactorEnabled" boolean,
  disabled boolean NOT NULL DEFAULT false
);
CREATE TABLE account_session (
  id text PRIMARY KEY,
  "expiresAt" timestamptz NOT NULL,
  token text NOT NULL UNIQUE,
  "createdAt" timestamptz NOT NULL DEFAULT clock_timestamp(),
  "updatedAt" timestamptz NOT NULL,
  "ipAddress" text,
  "userAgent" text,
  "userId" text NOT NULL REFERENCES account (id) ON DELETE CASCADE
);
CREATE INDEX account_session_user ON account_session ("userId");
CREATE TABLE account_credential (
  id text PRIMARY KEY,
  "accountId" text NOT NULL,
  "providerId" text NOT NULL,
  "userId" text NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz NOT NULL DEFAULT clock_timestamp(),
  "updatedAt" timestamptz NOT NULL
);
CREATE INDEX account_credential_user ON account_credential ("userId");
CREATE TABLE account_verification (
  id text PRIMARY KEY,
  identifier text NOT NULL,
  value text NOT NULL,
  "expiresAt" timestamptz NOT NULL,
  "createdAt" timestamptz NOT NULL DEFAULT clock_timestamp(),
  "updatedAt" timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX account_verification_identifier ON account_verification (identifier);
CREATE TABLE account_totp (
  id text PRIMARY KEY,
  secret text NOT NULL,
  "backupCodes" text NOT NULL,
  "userId" text NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  verified boolean,
  "failedVerificationCount" integer,
  "lockedUntil" timestamptz
);
CREATE INDEX account_totp_user ON account_totp ("userId");

-- A role on a unit and what is below it, for some programmes or all, within dates. A grant is ended, never deleted; one that is taken back
-- on its first day ends the day before it begins.
CREATE TABLE access_grant (
  id text COLLATE "C" PRIMARY KEY,
  account text NOT NULL REFERENCES account (id),
  role text COLLATE "C" NOT NULL,
  unit text COLLATE "C" NOT NULL,
  programmes text[] NOT NULL DEFAULT '{}',
  valid_from date NOT NULL,
  valid_to date,
  version int NOT NULL DEFAULT 1,
  granted_by text NOT NULL,
  granted_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX access_grant_account ON access_grant (account);

-- Tokens for programs: only a hash is kept. `actions`: the rows of the policy it may use, a part of what its account may.
CREATE TABLE access_token (
  id text COLLATE "C" PRIMARY KEY,
  account text NOT NULL REFERENCES account (id),
  name text NOT NULL,
  hash bytea NOT NULL UNIQUE,
  actions text[] NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz
);

-- Failed sign-ins by a hash of the address, so that a list of addresses is nobody's gain.
CREATE TABLE access_lockout (
  who bytea PRIMARY KEY,
  failures int NOT NULL,
  last_at timestamptz NOT NULL,
  locked_until timestamptz
);

-- What a writing request answered, under the key its sender gave it: the same key is never done twice.
CREATE TABLE access_idempotency (
  account text NOT NULL,
  key text COLLATE "C" NOT NULL,
  request bytea NOT NULL,
  status int,
  version int,
  -- JSON text: sent again byte for byte.
  answer text,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (account, key)
);

-- Who did what to which object, when. Append-only, chained by hash. From where (address, program) stands apart: it is personal, the
-- chain holds a salted hash of it only, and it may be erased.
CREATE TABLE access_trail_head (one boolean PRIMARY KEY DEFAULT true CHECK (one), seq bigint NOT NULL, hash bytea NOT NULL, at timestamptz NOT NULL);
INSERT INTO access_trail_head (seq, hash, at) VALUES (0, '\x0000000000000000000000000000000000000000000000000000000000000000', '1900-01-01 00:00:00+00');
CREATE TABLE access_trail (
  seq bigint PRIMARY KEY CHECK (seq >= 1),
  at timestamptz NOT NULL,
  account text NOT NULL,
  action text COLLATE "C" NOT NULL,
  route text COLLATE "C" NOT NULL,
  object text NOT NULL,
  unit text COLLATE "C" NOT NULL,
  outcome text COLLATE "C" NOT NULL,
  detail text NOT NULL,
  place_hash bytea NOT NULL,
  hash bytea NOT NULL
);
CREATE INDEX access_trail_account ON access_trail (account, seq);
CREATE TABLE access_trail_place (seq bigint PRIMARY KEY REFERENCES access_trail, salt text NOT NULL, ip text NOT NULL, agent text NOT NULL);
CREATE TRIGGER access_trail_append_only BEFORE UPDATE OR DELETE ON access_trail FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER access_trail_no_truncate BEFORE TRUNCATE ON access_trail FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Canonical text v1 of a row; src/access/trail.ts writes the same bytes.
CREATE FUNCTION access_trail_text(p_seq bigint, p_at timestamptz, p_account text, p_action text, p_route text, p_object text, p_unit text, p_outcome text, p_detail text, p_place bytea)
  RETURNS bytea LANGUAGE sql IMMUTABLE AS
  $$ SELECT convert_to('t1|' || p_seq || '|' || to_char(p_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '|' || ledger_escape(p_account) || '|' || ledger_escape(p_action) || '|' || ledger_escape(p_route)
      || '|' || ledger_escape(p_object) || '|' || ledger_escape(p_unit) || '|' || ledger_escape(p_outcome) || '|' || ledger_escape(p_detail) || '|' || encode(p_place, 'hex'), 'UTF8') $$;
CREATE FUNCTION access_trail_append(p_account text, p_action text, p_route text, p_object text, p_unit text, p_outcome text, p_detail text, p_salt text, p_ip text, p_agent text)
  RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE head access_trail_head; v_seq bigint; v_at timestamptz; v_place bytea; v_hash bytea;
BEGIN
  SELECT * INTO head FROM access_trail_head FOR UPDATE;
  v_seq := head.seq + 1;
  v_at := greatest(clock_timestamp(), head.at + interval '1 microsecond');
  v_place := sha256(convert_to(p_salt || '|' || p_ip || '|' || p_agent, 'UTF8'));
  v_hash := sha256(head.hash || access_trail_text(v_seq, v_at, p_account, p_action, p_route, p_object, p_unit, p_outcome, p_detail, v_place));
  INSERT INTO access_trail (seq, at, account, action, route, object, unit, outcome, detail, place_hash, hash)
    VALUES (v_seq, v_at, p_account, p_action, p_route, p_object, p_unit, p_outcome, p_detail, v_place, v_hash);
  INSERT INTO access_trail_place (seq, salt, ip, agent) VALUES (v_seq, p_salt, p_ip, p_agent);
  UPDATE access_trail_head SET seq = v_seq, hash = v_hash, at = v_at;
  RETURN v_seq;
END $$;
