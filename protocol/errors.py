"""One tree of errors: what we did wrong against what the peer did wrong.

No text for people inside: a code, where it happened and parameters. The desk has the words, in the
officer's language; logs print the code. Foreign exceptions are translated where their library is
owned and never pass that line.
"""


class ReadbackError(Exception):
    """Root of every error that Readback raises on purpose.

    Attributes:
        code: short stable name in kebab case, such as ``serial-out-of-window``.
        details: parameters, each printable; never a key, a passphrase or a message text.
    """

    def __init__(self, code: str, **details: object) -> None:
        self.code = code
        self.details = details
        listed = ", ".join(f"{name}={value}" for name, value in details.items())
        super().__init__(f"{code} ({listed})" if listed else code)


class LocalViolation(ReadbackError):
    """We were asked for something that the protocol, the disk or the keys do not allow."""


class RemoteViolation(ReadbackError):
    """The peer, or somebody in its place, broke the protocol. Logged and counted, never fatal."""


class ValueRefused(LocalViolation):
    """A value that an officer, a file or a script gave breaks a rule of its field.

    Attributes:
        source: file name or form in which the value stands; may be empty.
        field: path of the field, such as ``impact_areas[2].radius``.
        value: the value as given, shortened to 80 characters.
        rule: code of the rule broken.
    """

    def __init__(self, field: str, value: object, rule: str, source: str = "") -> None:
        self.source = source
        self.field = field
        self.value = str(value)[:80]
        self.rule = rule
        super().__init__("value-refused", source=source, field=field, value=self.value, rule=rule)


class SuiteUnavailable(LocalViolation):
    """This machine cannot do the suite's cryptography; the station must not start."""


class StorageFailed(LocalViolation):
    """The disk or the database failed. Latched: no receipt leaves until reopened and verified."""


class WrongPassphrase(LocalViolation):
    """A key slot did not open. Nothing was written."""
