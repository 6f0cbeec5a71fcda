"""Undo and redo: states of a form in the order in which the officer left them."""

from typing import Generic, TypeVar

State = TypeVar("State")

DEPTH_MAX = 200


class History(Generic[State]):
    """The states before the present one, and those that were undone.

    Args:
        present: the state to begin with.
    """

    def __init__(self, present: State) -> None:
        self.present = present
        self._past: list[State] = []
        self._future: list[State] = []

    def note(self, state: State) -> None:
        """Make this the present; what was undone is forgotten. An equal state changes nothing."""
        if state == self.present:
            return
        self._past = [*self._past, self.present][-DEPTH_MAX:]
        self._future.clear()
        self.present = state

    def undo(self) -> State | None:
        """Go one state back and return it; None at the beginning."""
        if not self._past:
            return None
        self._future.append(self.present)
        self.present = self._past.pop()
        return self.present

    def redo(self) -> State | None:
        """Go one state forward again; None at the end."""
        if not self._future:
            return None
        self._past.append(self.present)
        self.present = self._future.pop()
        return self.present
