# Words of the main window. Every language file holds the same keys and the same variables.

product = Readback
language-name = English
language-en = English
language-zh = Chinese
language-ru = Russian
language-fr = French
language-ja = Japanese
language-ko = Korean

## Buttons everywhere
button-ok = &OK
button-cancel = &Cancel
button-close = Close
button-back = &Back

## Mode band
mode-actual = ACTUAL
mode-exercise = EXERCISE
mode-test = TEST
mode-actual-meaning = Everything sent from here is meant.
mode-exercise-meaning = Nothing here is real.
mode-test-meaning = Link test, no content.
mode-scenario = Scenario clock { $clock }
mode-also = This station also has: { $modes }

## Clocks and watch
clock-own = Here
clock-none = Other station
clock-offset = Difference
officer-on-watch = On watch: { $officer }
officer-none = No officer on watch at this desk
officer-elsewhere = On watch at another desk: { $officers }
watch-open = Log &on…
watch-close = Log o&ff
watch-title-watch = Log on for the watch
watch-title-unlock = Unlock the station
watch-why-watch = Opens your key for receipts and interim replies. A release asks for the passphrase again.
watch-why-unlock = The station has lost its data key and neither receives nor sends until an officer unlocks it.
watch-officer = O&fficer
watch-passphrase = &Passphrase
watch-confirm-watch = Log &on
watch-confirm-unlock = &Unlock
station-locked = The station is LOCKED: it neither receives nor sends.
unlock-open = &Unlock…
line-lost = No line to our own station ({ $code }). What is shown may be out of date.
storage-fault = The watch log cannot be written ({ $code }). No receipt leaves until it is repaired.

## Circuits
no-circuit = No circuit yet: pair with another station.
pair-open = &Pair…
circuits = Circuits
fact-link = Link up
fact-no-link = LINK DOWN
fact-station = Their station answers
fact-no-station = THEIR STATION SILENT
fact-officer = Officer on watch there
fact-no-officer = NO OFFICER THERE
fact-read = Last notice read there
fact-no-read = Nothing read there yet
circuit-locked = SENDING LOCKED: { $code }
circuit-missing = Still on the way: serials { $serials }
circuit-unlinked = Session UNLINKED: the shared secret is not continued
circuit-queue = Waiting: { $waiting } · without receipt: { $unreceipted }
path-peer-key-mismatch = The other end has another key
path-refused-by-peer = The other end refused us
path-not-curve = The other end is no station
path-no-answer = No answer at the address
path-flooded = The other end sends faster than it may; cut off for a moment
path-other = Path fault: { $code }

## Traffic list
new-notice = &New notice…
drafts = Drafts ({ $count })
keys-open = Keys F1
column-precedence = Precedence
column-notice = Notice
column-receipts = Receipts
row-sent = sent
row-received = received
serial-none = serial on sending
precedence-flash = FLASH
precedence-immediate = IMMEDIATE
precedence-priority = PRIORITY
precedence-routine = ROUTINE
badge-late = LATE
badge-delayed = DELAYED
badge-expired = EXPIRED
badge-different = DIFFERENT
badge-superseded = REPLACED
receipt-stored = Stored
receipt-read = Read
receipt-understood = Understood
receipt-passed-on = Passed on
receipt-none = not yet

## Short names of kinds, for the list
kind-missile-launch-planned = Missile launch planned
kind-space-launch-planned = Space launch planned
kind-launch-postponed = Launch postponed
kind-launch-cancelled = Launch cancelled
kind-launch-completed = Launch completed
kind-launch-observed = Launch observed
kind-event-characterised = Event characterised
kind-interim-reply = Interim reply
kind-not-understood = Not understood
kind-correction = Correction
kind-station-status = Station status

## Message
message-none = Choose a notice from the list.
message-unreadable = This notice cannot be shown ({ $code }).
heading-received = { $mode } · from { $station } · serial { $serial } · released { $released } · arrived { $arrived }
heading-sent = { $mode } · to { $station } · serial { $serial } · released { $released }
heading-alone = RELEASED BY ONE OFFICER
text-own = Your language: { $language }
text-sender = Sender: { $language }
text-codes = Codes
text-log = Log
text-map = Map
text-more = { $lines ->
    [one] ▼ { $lines } more line
   *[other] ▼ { $lines } more lines
}
template-unknown = TEMPLATE UNKNOWN: no pack here matches. Names and values are shown as sent.
template-banner = TEMPLATE UNKNOWN
readback-same = Readback: all values SAME
readback-different = Readback DIFFERENT: { $fields }
event-stored = stored here
event-read = read
event-readback-by = read back
event-passed-on = passed on
event-released = released
event-warning-confirmed = warning confirmed
log-empty = Nothing logged yet.
step-read = Mark &read
step-readback = Read &back…
step-interim = &Interim reply…
step-passed-on = &Passed on…
step-not-understood = Not &understood…
step-correct = Corr&ect or withdraw…
hold-watch = Log on for the watch to take this notice.
hold-warnings = First confirm each warning above the text.
hold-scroll = First read to the end of the text.
next-read = Next: mark the notice read.
next-readback = Next: read the values back.

## Warnings over the text
warning-late = Released after the last instant at which it was in time.
warning-delayed = Released { $released }, arrived { $arrived } (clock difference { $offset }).
warning-expired = Its validity ended: { $until }. It may no longer hold.
warning-confirmed = confirmed
confirm-late = Confirm LATE
confirm-delayed = Confirm DELAYED
confirm-expired = Confirm EXPIRED

## Readback
readback-title = Read back
readback-why = Compare each value with the text at the left.
readback-kind = What kind of notice is it?
readback-whole = whole text
readback-unset = not stated
readback-choose = choose…
readback-confirm = Same
readback-confirmed = confirmed
readback-compare = Compare
readback-differs = Not what the text says. Look again, or say that it is unclear.
readback-mode = Mode
readback-malformed = This is not in a form that can be compared.
readback-type-instant = type its start from the text
readback-type-position = type its first position from the text
readback-type-number = type it from the text
readback-type-text = type it from the text
readback-progress = { $settled } of { $total } confirmed
readback-send = Send &readback
readback-unclear = Un&clear…
readback-unreadable = The text cannot be read back (line { $line }). Ask the sender.

## Short answers
interim-title = Interim reply
interim-send = &Send interim reply
interim-answer-by = Answer by (UTC)
passed-on-title = Passed on to
passed-on-confirm = &State passed on

## Alarms
alarm-flash = FLASH
alarm-immediate = IMMEDIATE
alarm-overdue = OVERDUE
alarm-link = LINK
alarm-integrity = INTEGRITY
alarm-caution = CAUTION
alarm-open = Open F2
alarm-silence = Silence 30 s F3
alarm-take = Take F4
alarm-others = { $count ->
    [one] and { $count } more alarm
   *[other] and { $count } more alarms
}
alarm-count = { $count } times
alarm-silenced = Silenced, will sound again
alarm-no-sound = NO SOUND on this machine
alarm-ended = The cause is gone
alarm-code-message-arrived = Notice arrived
alarm-code-readback-differs = Their readback is DIFFERENT
alarm-code-our-readback-differs = Our readback was DIFFERENT
alarm-code-template-unknown-there = They hold no template for our notice
alarm-code-violation = Frame that breaks the protocol
alarm-code-link-lost = Link down
alarm-code-continuity-broken = Session not continued
alarm-code-clocks-apart = Clocks differ
alarm-code-storage-failed = The watch log cannot be written
alarm-code-strangers-at-the-door = Unknown keys knock at the port
alarm-code-station-locked = The station is locked
alarm-code-own-epoch-opened = Our station opened a new epoch
alarm-code-peer-epoch-opened = Their station opened a new epoch
alarm-code-peer-restored = Their station was restored from a backup
alarm-code-roots-differ = Both logs differ
alarm-code-not-stored-there = Not stored there in time
alarm-code-not-read-here = Not read here in time
alarm-code-no-reply-from-there = No reply from there in time
alarm-code-not-answered-here = Not answered here in time
alarm-code-reply-overdue = A reply is overdue
alarm-code-own-fork = Two records under one number: sending locked
alarm-code-peer-fork = Their records contradict each other: sending locked
alarm-code-peer-copy = A second copy of their station lives
alarm-code-own-copy = A second copy of our station lives

## Releases
releases-waiting = { $count ->
    [one] { $count } release waits for an officer.
   *[other] { $count } releases wait for an officer.
}
releases-open = Check and &release…

## Refusals
refused-other = The station refused: { $code } { $details }
refused-station-locked = The station is locked. Unlock it first.
refused-station-busy = The station is busy. Try again.
refused-message-unknown = The station does not know this notice.
refused-link-lost = No line to our own station. Nothing was sent.
refused-no-reply = The station did not answer in time. Look at the list before you repeat it.
refused-wrong-passphrase = The passphrase is wrong. Nothing was changed.
refused-officer-not-on-watch = Log on for the watch first.
refused-warning-unconfirmed = First confirm each warning above the text.
refused-not-read-yet = First mark the notice read.
refused-release-expired = The release has expired. Prepare it again.
refused-hello-first = The line to our station is being renewed. Try again.
refused-template-unknown = No pack here has the template of this notice.
refused-alarm-unknown = This alarm is over.

## Keys
keys-title = Keys
keys-note = Enter alone never sends anything. Tab and Shift+Tab go from place to place, arrow keys within a list.
key-help = This list
key-alarm-open = Open the notice of the alarm
key-alarm-silence = Silence alarms for 30 s
key-alarm-take = Take the alarm
key-circuits = Go to circuits
key-traffic = Go to traffic
key-message = Go to the text
key-new = New notice
key-drafts = Drafts
key-releases = Releases
key-read = Mark read
key-readback = Read back
key-interim = Interim reply
key-passed-on = Passed on
key-not-understood = Not understood
key-correct = Correct or withdraw
key-watch = Log on, log off
key-link-test = Link test on this circuit
key-pair = Pair with a station
key-night = Day or night
key-larger = Larger type
key-smaller = Smaller type
