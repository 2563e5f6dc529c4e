"""Logins, access tokens and the accounts of a server for development."""

from __future__ import annotations

import hmac
from typing import Any

from . import views
from .config import DEV_LOGIN_CODE, TOKEN_TTL_SECONDS
from .errors import Refusal
from .hub import Hub
from .store import Account, Store
from .tokens import Tokens
from .wire import MAX_SAFE_INTEGER, now_ms, stamp

CODE_MINUTES = 10


class Accounts:
    """Who is who."""

    def __init__(self, store: Store, hub: Hub, dev: bool) -> None:
        self._store = store
        self._hub = hub
        self._dev = dev
        self._tokens = Tokens(store.secret())

    def bearer(self, header: str | None) -> Account:
        """The account of an Authorization header (ACCT-004, ACCT-005, ACCT-009)."""
        scheme, _, token = (header or "").strip().partition(" ")
        if scheme.lower() != "bearer" or not token.strip():
            raise Refusal(4001)
        return self.holder(token.strip())

    def holder(self, token: str) -> Account:
        """The account of a valid token that may be used."""
        account = self._store.account(self._tokens.verify(token))
        if account is None:
            raise Refusal(4003)
        if account.banned:
            raise Refusal(4004)
        return account

    def login(self, mobile: str, code: str) -> dict[str, Any]:
        """A login with a verification code."""
        account = self._store.account_by_mobile(mobile)
        fixed = self._dev and hmac.compare_digest(code.encode(), DEV_LOGIN_CODE.encode())
        sent = self._store.code(mobile) or ""
        right = hmac.compare_digest(sent, self._tokens.digest("code:" + mobile, code))
        if not fixed and not right:
            self._store.count_refused(mobile)
            raise Refusal(1002)
        if account is not None and account.banned:
            raise Refusal(4004)
        with self._store.transaction():
            if not fixed:
                self._store.drop_code(mobile)
            if account is None:
                account = self._store.add_account("user", None, mobile)
        token, ends = self._tokens.issue(account.id, TOKEN_TTL_SECONDS)
        return {
            "token": token,
            "tokenType": "Bearer",
            "expiresAt": stamp(ends),
            "user": views.account(account),
        }

    def send_code(self, mobile: str, code: str) -> None:
        """Make a code good for a number; how it reaches the person is not this server's affair."""
        digest = self._tokens.digest("code:" + mobile, code)
        self._store.put_code(mobile, digest, now_ms() + CODE_MINUTES * 60_000)

    def make(
        self, role: str, nickname: str | None, mobile: str | None, ttl: int | None
    ) -> dict[str, Any]:
        """A new account for tests (9.2)."""
        if mobile is not None and self._store.account_by_mobile(mobile) is not None:
            raise Refusal(2001, "the mobile number belongs to another account")
        with self._store.transaction():
            account = self._store.add_account(role, nickname, mobile)
        token, ends = self._tokens.issue(account.id, TOKEN_TTL_SECONDS if ttl is None else ttl)
        return {
            "userId": account.id,
            "externalId": account.external_id,
            "nickname": account.nickname,
            "role": account.role,
            "token": token,
            "expiresAt": stamp(ends),
        }

    def change(self, user_id: str, role: str | None, banned: bool | None) -> dict[str, Any]:
        """Change the role of an account, ban it, or end its ban (9.2)."""
        known = user_id.isascii() and user_id.isdigit() and len(user_id) <= 16
        account = self._store.account(min(int(user_id), MAX_SAFE_INTEGER)) if known else None
        if account is None:
            raise Refusal(4044)
        role = account.role if role is None else role
        banned = account.banned if banned is None else banned
        with self._store.transaction():
            self._store.change_account(account.id, role, banned)
        changed = self._store.account(account.id)
        assert changed is not None
        self._hub.set_operator(account.id, changed.is_operator)
        if banned:
            for connection in self._hub.of(account.id):
                connection.close(4403, "auth.banned")
        return {"userId": account.id, "role": role, "banned": banned}
