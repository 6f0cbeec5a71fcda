# Short messages by code word and number: at the desk and on the sheet for the voice.

short-title = Short message
short-type = Code word and number
short-hint = such as the first letters; by voice also the 4 check digits
short-say = By voice: word, number, check digits
short-release = On to &release…
short-none = The pack that both sides hold has no short messages.
short-check-same = Word, number and check digits belong together.
rule-word-unknown = This word is not in the list. Have it spelled again.
rule-number-missing = The number has two digits. Have it read again.
rule-number-unknown = Word and number do not belong together. Have both read again.
rule-check-digits-missing = Four check digits are needed. Have them read again.
rule-check-digits-differ = The check digits do NOT belong to what is typed. Have word, number, values and check digits read again.
rule-thirty-digits = Thirty digits are needed. Have them read again.
key-short = Short message by code word
short-sheet-title = Short messages by voice
short-sheet-pack = Pack { $pack }, edition { $edition }, { $hash }. Only for sides that hold this pack.
short-sheet-say = Say the word letter by letter, then the number and the check digits digit by digit.
short-sheet-hear = The listener types what he hears. The console shows the text only where word, number and check digits belong together.
short-sheet-values = Where a time or a place is said as well, the check digits are other ones: the console of the sending side shows them.
short-sheet-text = Text
short-sheet-also = May be said as well
short-sheet-letters = Letters
short-sheet-digits = Digits
short-sheet-line = { $label }: { $value }
