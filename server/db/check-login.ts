import { sql, type Kysely } from 'kysely';
import { APP_ROLE } from './claims.ts';
import type { Tables } from './tables.ts';

/** The account of the connection string must not be used; the message says what to do. */
export class LoginError extends Error {}

/**
 * Refuses an account that passes by row security (superuser, BYPASSRLS), and one that could not work as `jft_app`
 * (C17). Before the tables are made, so that nothing of the county ever belongs to such an account.
 */
export async function checkLogin(owner: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ name: string; passes: boolean; makes: boolean; known: boolean; member: boolean }>`
    select rolname as name, rolsuper or rolbypassrls as passes, rolcreaterole as makes,
      exists (select from pg_roles where rolname = ${sql.lit(APP_ROLE)}) as known,
      exists (select from pg_auth_members where member = r.oid and roleid::regrole::text = ${sql.lit(APP_ROLE)}) as member
    from pg_roles r where rolname = current_user`.execute(owner);
  const [login] = rows;
  if (login === undefined) throw new LoginError('查不到数据库账号的权限，请核对 DATABASE_URL。');
  if (login.passes) {
    throw new LoginError(
      `数据库账号 ${login.name} 可以绕过行级权限（超级用户或 BYPASSRLS），不能用来运行接访台。请数据库管理员另建一个普通账号：` +
        `create role jiefangtai login createrole password '…'; alter database <库名> owner to jiefangtai; 再改 DATABASE_URL。`,
    );
  }
  if (login.member || (login.makes && !login.known)) return;
  throw new LoginError(
    `数据库账号 ${login.name} 不能使用角色 ${APP_ROLE}。请数据库管理员执行：` +
      `${login.known ? '' : `create role ${APP_ROLE} nologin; `}grant ${APP_ROLE} to ${login.name};`,
  );
}
