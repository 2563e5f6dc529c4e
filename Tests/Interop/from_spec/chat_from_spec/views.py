"""The objects of the specification's tables, made from what is stored."""

from __future__ import annotations

import math
import sqlite3
from typing import Any

from .store import Account, Message, Session
from .wire import stamp, stamp_or_none


def account(of: Account) -> dict[str, Any]:
    """*Account* (4.1)."""
    return {
        "userId": of.id,
        "externalId": of.external_id,
        "nickname": of.nickname,
        "avatar": of.avatar,
        "role": of.role,
        "isAdmin": of.is_operator,
    }


def user_info(user_id: int, nickname: str, avatar: str | None, mobile: str | None) -> dict[str, Any]:
    """`userInfo`, for operators only."""
    return {"userId": user_id, "nickname": nickname, "avatar": avatar, "mobile": mobile}


def admin_info(owner: Account | None) -> dict[str, Any] | None:
    """`adminInfo`: the owner, or null."""
    if owner is None:
        return None
    return {"adminId": owner.id, "name": owner.nickname, "avatar": owner.avatar}


def score(value: float | None) -> float | int | None:
    """A score without a needless fraction."""
    return int(value) if value is not None and value == int(value) else value


def opened_session(session: Session, position: int | None, is_new: bool) -> dict[str, Any]:
    """*Opened session*."""
    return {
        "sessionId": session.id,
        "userId": session.customer,
        "adminId": session.owner,
        "status": session.status,
        "source": session.source,
        "priority": session.priority,
        "createdAt": stamp(session.created),
        "queuePosition": position,
        "isNew": is_new,
    }


def session_state(session: Session) -> dict[str, Any]:
    """*Session state*."""
    return {
        "sessionId": session.id,
        "userId": session.customer,
        "adminId": session.owner,
        "status": session.status,
        "closedAt": stamp_or_none(session.closed),
    }


def _last_message(row: sqlite3.Row) -> dict[str, Any]:
    last = None
    if row["last_seq"]:
        last = {
            "content": row["content"],
            "messageType": row["type"],
            "senderId": row["sender"],
            "senderType": row["side"],
            "createdAt": stamp(row["said"]),
        }
    return {
        "lastMessageTime": stamp_or_none(row["said"]),
        "lastMessage": last,
        "messageCount": row["last_seq"],
    }


def session_item(row: sqlite3.Row, online: bool) -> dict[str, Any]:
    """An item of the *session page*."""
    return {
        "sessionId": row["id"],
        "userId": row["customer"],
        "userInfo": user_info(row["customer"], row["nickname"], row["avatar"], row["mobile"]),
        "adminId": row["owner"],
        "status": row["status"],
        "createdAt": stamp(row["created"]),
        **_last_message(row),
        "unreadCount": row["desk_unread"],
        "isOnline": online,
    }


def own_session_item(row: sqlite3.Row) -> dict[str, Any]:
    """An item of the *own session page*."""
    return {
        "sessionId": row["id"],
        "adminId": row["owner"],
        "status": row["status"],
        "source": row["source"],
        "priority": row["priority"],
        "createdAt": stamp(row["created"]),
        "closedAt": stamp_or_none(row["closed"]),
        **_last_message(row),
        "unreadCount": row["customer_unread"],
        "satisfactionScore": score(row["score"]),
    }


def message_item(row: sqlite3.Row, session: Session) -> dict[str, Any]:
    """An item of the *message page*."""
    read = session.desk_read if row["side"] == "user" else session.customer_read
    status = "read" if row["seq"] <= read else "delivered" if row["delivered"] else "sent"
    return {
        "messageId": row["id"],
        "sessionId": session.id,
        "senderId": row["sender"],
        "senderType": row["side"],
        "content": row["content"],
        "messageType": row["type"],
        "status": status,
        "createdAt": stamp(row["created"]),
        "attachments": [],
        "sender": {
            "userId": row["sender"],
            "nickname": row["nickname"],
            "avatar": row["avatar"],
        },
        "seq": row["seq"],
        "tempMessageId": row["temp"],
    }


def new_message(message: Message, session: Session, sender: Account) -> dict[str, Any]:
    """The data of `new_message`."""
    return {
        "sessionId": session.id,
        "messageId": message.id,
        "senderId": message.sender,
        "senderType": message.side,
        "content": message.content,
        "messageType": message.type,
        "tempMessageId": message.temp,
        "createdAt": stamp(message.created),
        "seq": message.seq,
        "sender": {
            "userId": sender.id,
            "nickname": sender.nickname,
            "isAdmin": message.side == "admin",
        },
    }


def pagination(page: int, size: int, total: int) -> dict[str, Any]:
    """The members that all counted pages have."""
    return {
        "currentPage": page,
        "totalPages": math.ceil(total / size),
        "hasMore": page * size < total,
    }


def in_words(seconds: float) -> str:
    """A span of time for people."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{seconds:.1f} s"
