# Words of positions, areas, pasted warnings and drafts of warnings.

# A position that may mean several places.
geo-which = Which place is meant?
geo-confirm = Is this the place that is meant?
geo-line = Line { $number }: { $text }
geo-how-degrees = whole degrees
geo-how-decimal-degrees = read as decimal degrees
geo-how-degrees-minutes = read as degrees and minutes
geo-how-degrees-minutes-seconds = read as degrees, minutes and seconds
geo-alike = { $count } lines alike
rule-hemisphere-missing = A hemisphere is missing. Choose the place, or give N or S and E or W.
rule-degrees-or-minutes = Two digits after the point may be decimals of a degree or minutes. Choose the reading.
rule-letter-o = The letter O is west in French and east in German. Choose the place, or type E or W.
rule-lookalike-letter = A letter looks like one of another alphabet. Check the place, or type N, S, E or W.
rule-mixed-letters = The two hemispheres are written in two alphabets. Check the place.
rule-slash-between = A stroke stands between the numbers. Choose the reading.
rule-instant-in-local-time = This is local time. Give the instant in UTC and add Z.

# What an area measures, and whose land it touches.
geo-facts = About { $km2 } km² · greatest extent { $km } km
geo-facts-small = Less than 1 km² · greatest extent { $km } km
geo-amount = about { $km2 } km²
geo-amount-small = less than 1 km²
geo-touches-state = ▲ Touches land of another state, by the map data: { $state }, { $amount }. Check whether that state is told.
geo-touches-territory = ▲ Touches land of a territory: { $state }, { $amount }. The map data do not say to which state it belongs.
geo-touches-no-code = ▲ Touches land that the data assigns to no single state: { $amount }.
geo-no-land = No other state's land found. Map data: Natural Earth 1:50 million, in which small islands are missing.
geo-land-source = Land as Natural Earth draws it, 1:50 million. Small islands are missing there.
geo-course-crosses = The course of the corridor crosses itself. Check the order of the positions.
geo-notes = Size of the areas, other states' land, distances
geo-at-area = { $mark } · { $words }
geo-distance = From the middle of { $from } to the middle of { $to }: about { $km } km

# A pasted warning.
geo-paste = From a warning…
geo-paste-tip = Paste the text of a NAVAREA, HYDROPAC or NOTAM (Ctrl+Shift+V)
geo-paste-title = Read a warning
geo-paste-why = Paste the whole text. Nothing is taken over that is not ticked here.
geo-paste-box = Text of the warning
geo-paste-empty = What was understood stands here as soon as there is a text.
geo-paste-none = No area was found in this text.
geo-area = Area { $number }
geo-window = Times
geo-id = Number of the warning
geo-left = Lines with figures that were not read
geo-from = In the text: { $excerpt }
geo-take = Take over
geo-take-into = Take over into “{ $field }”
geo-leave = Leave out
geo-cannot = This cannot be taken over as it stands.
geo-shape-not-here = This field does not take this shape.
geo-too-many = This field takes { $limit } areas; { $count } are ticked.
geo-take-ticked = &Take over what is ticked
geo-doubt = ▲ { $what } “{ $excerpt }”
geo-doubt-unread-between = Something between two positions was not read:
geo-doubt-lone-coordinate = A latitude or longitude stands alone:
geo-doubt-longitude-first = Longitude stands before latitude; such positions are not read:
geo-doubt-shape-not-stated = The text does not say that these are corners of an area:
geo-doubt-too-few-positions = Too few positions for an area, or no shape stated:
geo-doubt-length-missing = No radius or width was found for:
geo-doubt-several-centres = One radius and several positions:
geo-doubt-several-lengths = Several lengths were found; the last was used:
geo-doubt-miles-nautical = Miles were read as nautical miles:
geo-doubt-m-miles-or-metres = M may be miles or metres:
geo-doubt-azimuths-missing = A sector without azimuths:
geo-doubt-true-not-stated = The text does not say that the bearings are true:
geo-doubt-bearings-from-seaward = Bearings from seaward run the other way; check them:
geo-doubt-clockwise-not-stated = The text does not say which way around:
geo-doubt-readings-differ = The positions can be read in several ways, but not all in one way:
geo-doubt-alternate = A further period, in case the first is not used:
geo-doubt-zone-missing = No time zone is stated; UTC is not assumed:
geo-doubt-local-time = Local time is not taken over:
geo-doubt-year-missing = The year is not written:
geo-doubt-month-unknown = The month was not read:
geo-doubt-month-missing = The month is not written:
geo-doubt-permanent = No end is stated:
geo-doubt-end-estimated = The end is an estimate:
geo-doubt-every-day = Every day has a period of its own:
geo-doubt-ends-next-day = The period ends on the next day:
geo-doubt-day-or-month = Day or month may stand first:
geo-doubt-other-number = Number of another warning, named in this one:

# A draft for the authorities that issue warnings.
geo-draft-open = Draft of a warning…
key-nav-draft = Draft of a NAVAREA warning or NOTAM
geo-draft-title = Draft of a NAVAREA warning or NOTAM
geo-draft-why = For the authority that issues it. Nothing is issued or sent from here. Only times and areas of the notice are in it, each area rounded outward.
geo-draft-form = Form
geo-draft-navarea = NAVAREA
geo-draft-notam = NOTAM
geo-draft-text = Text of the draft
geo-draft-copy = &Copy the text
geo-draft-copied = Copied.
geo-draft-left-out = { $count ->
    [one] { $count } area is only named, without coordinates, and is not in the text.
   *[other] { $count } areas are only named, without coordinates, and are not in the text.
}
geo-draft-bow = Straight lines on a chart leave the edges of these areas by up to { $metres } m. Put positions between where that matters.
rule-area-missing = No area of this notice has coordinates. There is nothing to draft.
rule-window-missing = This notice has no window. There is nothing to draft.
rule-year-not-of-this-form = This form cannot say this year.
