"""What other rooms may use of messages."""

from motcua.voice.queries import get_thread, list_messages, threads_of
from motcua.voice.rules import LONGEST, MOST_FILES, MessageRefused
from motcua.voice.states import Side
from motcua.voice.usecases.add_message import add_message
from motcua.voice.usecases.mark_read import mark_read
from motcua.voice.values import Message, Thread

__all__ = [
    "LONGEST",
    "MOST_FILES",
    "Message",
    "MessageRefused",
    "Side",
    "Thread",
    "add_message",
    "get_thread",
    "list_messages",
    "mark_read",
    "threads_of",
]
