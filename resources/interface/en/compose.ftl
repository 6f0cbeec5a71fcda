# Words of composing, checking, releasing, first start and pairing.

# The map.
map-name = Map of the areas
map-empty = World map. No area has been entered yet.

# Choosing the kind.
kind-question = What is the situation?
kind-search = Search by words of the situation, in any of the six languages
kind-list = Kinds of notice
kind-none = No kind of notice has all these words. Use fewer or other words.

# Controls of the form.
choose = Choose
choose-or-type = Choose or type to search
not-stated = Not stated
leave-out = Leave this out
unit = Unit
mark-required = required
mark-critical = read back by the other side
window-from = From
window-until = Until
window-echo = Open for { $hours } h { $minutes } min
instant-echo = { $dtg } · here { $local } { $zone }
one-a-line = One on each line.
one-position-a-line = One position on each line
points-read = { $count } positions read
text-language = Language of the text
text-count = { $used } of { $limit } characters
area-add = Add an area
area-remove = Take out
area-number = Area { $number }
shape-circle = Circle
shape-polygon = Polygon
shape-sector = Sector
shape-corridor = Corridor
shape-ocean-quadrant = Ocean quadrant
shape-water-body = Body of water
shape-site = Named site
area-centre = Centre
area-radius = Radius
area-points = Positions in order
area-width = Whole width
area-start = From azimuth
area-end = Clockwise to azimuth
area-ocean = Ocean
area-quadrant = Quadrant
area-water-body = Body of water
area-site = Site

# References and corrections.
no-open-notices = There is no open notice to refer to.
no-serial-yet = no serial yet
notice-outgoing = sent { $serial } · { $at } · { $title } · { $circuit }
notice-incoming = received { $serial } · { $at } · { $title } · { $circuit }
whole-notice = The whole notice
changes-choose-first = Choose the notice that is corrected; its fields then appear here.
was = Was: { $value }

# Advice on free text: said, never forced.
advice-decimal-comma = { $excerpt }: write decimals with a point; a comma parts thousands for other readers.
advice-date-not-iso = { $excerpt }: write dates as YYYY-MM-DD.
advice-time-without-zone = { $excerpt }: write times in UTC with Z, such as 18:00Z.
advice-digits-not-ascii = { $excerpt }: write digits as 0–9.
advice-myriad-number = { $excerpt }: write the whole number in digits.
advice-exclamation = { $excerpt }: leave out exclamation marks; they read as anger.
advice-quotation = { $excerpt }: leave out quotation marks; they read as doubt.

# What is wrong with a value, and what to do.
refusal-at = { $place }: { $sentence }
at-item = No. { $number }
at-line = line { $number }
rule-other = This value breaks the rule { $code }. Change it.
rule-field-missing = Nothing is entered. Fill in this field.
rule-part-missing = Something is still empty. Fill in all boxes of this shape.
rule-field-not-for-this-case = This field does not belong to this case. Empty it.
rule-not-a-position = This is no position. Type it as 34°45.0′N 120°36.0′W, 34 45 00 N 120 36 00 W or 34.75, -120.6.
rule-longitude-first = Longitude stands first, or the letters are not clear. Give latitude with N or S first, then longitude with E or W.
rule-more-than-4-decimals = Too fine: at most four decimals of a degree. Round it yourself.
rule-sixty-minutes = Minutes and seconds go from 0 to below 60. Check them.
rule-latitude-range = Latitude goes to 90 degrees. Check whether latitude and longitude are swapped.
rule-longitude-range = Longitude goes to 180 degrees. Check it.
rule-number-missing = The number is missing. Type it in digits.
rule-decimal-comma = A comma reads as thousands for some and decimals for others. Use a point for decimals and no grouping.
rule-not-a-number = This is no number. Type digits, with a point for decimals.
rule-count-not-whole = This counts things. Type a whole number, not below zero.
rule-number-range = This number has too many digits. Check it.
rule-unit-missing = The unit is missing. Choose it.
rule-unknown-unit = This unit does not belong here. Choose one of the list.
rule-length-not-positive = A length is above zero. Check it.
rule-longer-than-half-the-globe = This is longer than half the globe. Check number and unit.
rule-azimuth-range = An azimuth goes from 000.0 to 359.9 degrees true, with one decimal. Check it.
rule-more-than = At most { $limit }. Make it less.
rule-less-than = At least { $limit }. Make it more.
rule-more-than-minutes = At most { $limit } minutes. Make the window shorter.
rule-points = { $limit } positions are needed. Check the list.
rule-not-an-instant = This is no instant. Type it in UTC as 2026-03-05 18:00Z or 051800Z MAR 26.
rule-instant-without-zone = The time zone is missing. Give the instant in UTC and add Z.
rule-instant-range = This instant lies before 1970 or after 2199. Check the year.
rule-instant-not-on-a-minute = Planned instants are on a whole minute. Leave out the seconds.
rule-not-a-date = This is no date. Type it as 2026-03-05.
rule-impossible-date = There is no such day or time. Check it.
rule-date-range = This date lies before 1970 or after 2199. Check the year.
rule-window-start-missing = The start is missing. Type it in UTC.
rule-window-end-missing = The end is missing. Type it in UTC.
rule-window-ends-before-start = The end does not lie after the start. Check both.
rule-not-the-day-on-which-the-window-opens = The date is not the UTC day on which the window opens. Change one of them.
rule-point-at-pole = A corner may not lie at a pole. Move it a little.
rule-point-repeated = The same position stands twice in a row. Take one out.
rule-edge-half-turn = Two corners lie half a turn of longitude apart; the way between them is not clear. Put a position between.
rule-polygon-around-pole = A polygon may not go around a pole. Use a circle around the pole.
rule-polygon-without-area = These positions bound no area. Check them.
rule-polygon-crosses-itself = The edges cross. Check the order of the positions on the map.
rule-sector-without-width = Both azimuths are the same. Use a circle, or change one.
rule-shape-not-of-this-field = This shape does not belong to this field. Choose another.
rule-not-in-the-list = This is not in the list. Choose an entry of the list.
rule-unknown-code = The pack does not have this code. Choose another.
rule-list-empty = The list is empty. Add an entry.
rule-text-empty = The text is empty. Type it.
rule-text-too-long = The text is too long. Shorten it.
rule-text-not-plain-ascii = Only plain Latin letters, digits and signs go here. Type it again.
rule-not-nfc = Some letters are put together in an unusual way. Type the text again here.
rule-bidi-control = The text has hidden marks that turn the direction of writing. Type it again here.
rule-control-character = The text has control characters. Type it again here.
rule-invisible-character = The text has invisible characters. Type it again here.
rule-odd-space = The text has an unusual space. Type an ordinary one.
rule-unassigned-character = The text has characters that other machines cannot show. Take them out.
rule-combining-marks = Too many marks on one letter. Take them out.
rule-mixed-alphabets = One word mixes letters of several alphabets. Type it again in one alphabet.
rule-change-without-effect = The new value is the old one. Change it, or take out the tick.
rule-test-mode-is-for-link-tests = Only link tests travel in mode TEST. Choose another circuit.
rule-entry-too-long = This is too long. Check what was typed.
rule-not-a-value-yet = This is not finished. Complete it or empty it.
rule-no-station = There is no line to our own station. Wait until it is back.
rule-address-given-twice = The notice is addressed to the same station twice. Untick one circuit.

# The composer.
composer-title = Write a notice
step-situation = 1  Situation
step-fill = 2  Fill in
step-check = 3  Check and release
composer-next = &Choose this kind
composer-check = &Check…
composer-release = &Release…
draft-saving = Draft: saving…
draft-kept = Draft kept in the station { $at }
draft-not-kept = DRAFT NOT KEPT: { $reason }
send-to = To
circuit-row = { $name } · { $peer } ({ $party }) · { $mode }
circuit-locked-row = { $name } · { $peer } ({ $party }) · { $mode } · SENDING LOCKED
no-circuit-chosen = No circuit is ticked. Tick to whom the notice goes.
form-open = { $count } fields are not right yet. { $first }
composition-open = The input method still composes. Finish or cancel the composition first.
heading-change = Change heading…
heading-precedence = Precedence
heading-instrument = Instrument
heading-obligation = Obligation
heading-authority = Level of authority
heading-reply = Reply requested

# Lead time and what the articles ask for.
lead-none = No lead time is set for this kind.
lead-unknown = In time until: known as soon as “{ $field }” is filled in.
lead-left = In time until { $until } – { $hours } h { $minutes } min left
lead-late = Was in time until { $until } – late by { $hours } h { $minutes } min
lead-late-band = LATE: it can still be sent, and will be labelled LATE on both sides.
check-done = { $mark } { $field }
check-open = { $mark } { $field }: still open

# The proof.
peer-language = Language of the other side
proof-own = As we read it
proof-peer = As the other side reads it: { $language }
proof-back = Read back from the text in: { $language }
proof-same = All six languages read back as the same notice.
proof-differs = It does NOT read back as the same notice: { $languages }. It cannot be released. Change the marked values.

# The release.
release-title = Release
release-why = This text is frozen. Each officer compares it, then signs with his own passphrase. The second officer may sign at another desk.
release-alone-band = RELEASED BY ONE OFFICER will stand on both screens.
release-officer = Officer
release-passphrase = Passphrase of this officer
release-sign = &Sign the release
release-by-one = Release by &one officer…
release-take-back = &Take back
release-signed = Signed: { $names }.
release-nobody = nobody yet
release-needed = Officers needed: { $needed }.
release-expires = Open for { $left }
release-alone-in = may go with one officer in { $left }
release-digits = Digits of the text
release-gone = This release is over: it went, was taken back or ran out. See the traffic list.

# Lists.
drafts-list-title = Drafts
drafts-list-empty = There is no draft.
drafts-list-open = &Open
drafts-list-discard = &Discard
releases-list-title = Releases that wait for an officer
releases-list-empty = No release is waiting.
releases-list-open = &Open
draft-row = { $title } · { $circuits } · { $author } · { $at }
release-row = { $title } · { $at } · signed: { $signed } of { $needed }
