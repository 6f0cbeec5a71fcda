"""The words of the screen, in the officer's language, from Fluent files.

Strict on purpose: Fluent itself answers a missing message or variable with something that looks
like text. Here both are errors, because a screen with a hole in a sentence can mislead.
"""

from collections.abc import Mapping
from importlib import resources

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import fluent_number

from protocol.errors import LocalViolation
from protocol.vocabulary import LANGUAGES


class Wording:
    """The screen texts of one language.

    Args:
        language: BCP 47 code, one of `LANGUAGES`.
        sources: the Fluent texts; `Wording.load` reads those of the package.
    """

    def __init__(self, language: str, sources: tuple[str, ...]) -> None:
        self.language = language
        # No isolation marks: all six languages run left to right, and foreign text has its
        # direction controls made visible before it comes here.
        self._bundle = FluentBundle([language], use_isolating=False)
        for source in sources:
            self._bundle.add_resource(FluentResource(source))

    @classmethod
    def load(cls, language: str) -> "Wording":
        """Read `resources/interface/<language>/*.ftl`.

        Raises:
            LocalViolation: ``language-unknown`` for a language that has no screen texts.
        """
        if language not in LANGUAGES:
            raise LocalViolation("language-unknown", language=language)
        folder = resources.files("resources").joinpath("interface", language)
        names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".ftl"))
        return cls(
            language,
            tuple(folder.joinpath(name).read_text(encoding="utf-8") for name in names),
        )

    def say(self, key: str, **values: str | int) -> str:
        """Return the text of `key`, or of `key.attribute`, with its variables filled in.

        Integers choose plural forms and print without digit grouping (1,500 is one and a half
        to a French reader); everything else has to come formatted.

        Raises:
            LocalViolation: ``wording-missing`` if there is no such text, ``wording-incomplete``
                if it needs a variable that was not given.
        """
        name, _, attribute = key.partition(".")
        if not self._bundle.has_message(name):
            raise LocalViolation("wording-missing", key=key, language=self.language)
        message = self._bundle.get_message(name)
        pattern = message.attributes.get(attribute) if attribute else message.value
        if pattern is None:
            raise LocalViolation("wording-missing", key=key, language=self.language)
        text, errors = self._bundle.format_pattern(pattern, _arguments(values))
        if errors or not isinstance(text, str):
            raise LocalViolation("wording-incomplete", key=key, language=self.language)
        return text

    def has(self, key: str) -> bool:
        """Whether there is a text under this name (without attributes)."""
        return bool(self._bundle.has_message(key))

    def refusal(self, code: str, details: Mapping[str, str]) -> str:
        """Return the words for a refusal of the station: a code and its parameters.

        A code without words of its own is still shown, with all its parameters, never hidden.
        """
        listed = ", ".join(f"{name}={value}" for name, value in details.items())
        key = f"refused-{code}"
        if not self.has(key):
            return self.say("refused-other", code=code, details=listed)
        return self.say(key, details=listed)


def _arguments(values: Mapping[str, str | int]) -> dict[str, object]:
    return {
        name: fluent_number(value, useGrouping=False) if isinstance(value, int) else value
        for name, value in values.items()
    }
