"""What other rooms may use of messages and ratings."""

from motcua.voice.queries import count_ratings, get_rating, get_thread, list_messages, threads_of
from motcua.voice.rules import LONGEST, MOST_FILES, MessageRefused, RatingRefused
from motcua.voice.states import Answer, Aspect, Side
from motcua.voice.usecases.add_message import add_message
from motcua.voice.usecases.add_rating import add_rating, add_rating_detail
from motcua.voice.usecases.erase_words import erase_words
from motcua.voice.usecases.mark_read import mark_read
from motcua.voice.values import Message, RatingState, Thread

__all__ = [
    "LONGEST",
    "MOST_FILES",
    "Answer",
    "Aspect",
    "Message",
    "MessageRefused",
    "RatingRefused",
    "RatingState",
    "Side",
    "Thread",
    "add_message",
    "add_rating",
    "add_rating_detail",
    "count_ratings",
    "erase_words",
    "get_rating",
    "get_thread",
    "list_messages",
    "mark_read",
    "threads_of",
]
