"""Articles of instruments in the officer's language: "Article VI, 1" as that language writes it."""

from console.desk.wording import Wording


def article_words(words: Wording, article: str) -> str:
    """Return an article as the pack writes it (SPEC 11.6) in the words of the screen.

    Raises:
        LocalViolation: wording-missing, for an article that no pack may have.
    """
    if not article:
        return ""
    whole, _, part = article.partition(", ")
    name, _, number = whole.partition(" ")
    said = words.say(f"article-{name.lower()}", number=number).strip()
    return words.say("article-part", article=said, number=part) if part else said
