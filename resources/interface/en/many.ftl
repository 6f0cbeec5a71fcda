# One body, many states.

many-recipient = Recipient
many-table = Receipts of each recipient
many-answered = answered
many-also-to = also to { $stations }
many-one-body = one text to { $count } stations
many-digits-title = Compare by voice
many-digits-why = Whoever holds the same text holds the same 30 digits. One side reads its digits, the other types what it hears; the station compares and notes the result in the watch log.
many-digits-show = &Show our digits, to read out
many-digits-same = SAME: the other holder has the same text.
many-digits-different = DIFFERENT in group { $groups }. Have these groups read again. If they stay different, the other holder has ANOTHER text.
event-digits-same = digits compared by voice: SAME
event-digits-different = digits compared by voice: DIFFERENT
step-digits = Compare di&gits…
key-digits = Compare digits by voice
