"""Erasing: an account goes with everything under it, its key first of all."""

from sqlalchemy import Connection, delete
from sqlmodel import col

from core.store.tables import Account


def erase_account(connection: Connection, account_id: str) -> bool:
    """Take away an account; whether there was one. Every owned row goes with it."""
    there = delete(Account).where(col(Account.id) == account_id)
    return bool(connection.execute(there).rowcount)
