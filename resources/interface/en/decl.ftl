# Where each state stands on each joint declaration: what was said, and when. No judgement.

decl-title = Joint declarations
decl-table = Declarations and states
decl-why = What each state has said over these circuits, as released. A later statement takes nothing away from an earlier one.
decl-head = Declaration
decl-own = { $party } (here)
decl-nothing = nothing said here
decl-reading = Still being read: { $count }. The table is not whole yet.
decl-none = No pack here has declarations.
decl-propose = proposed { $date }
decl-reaffirm = reaffirmed { $date }
decl-question = questioned { $date }
decl-clarify = clarified { $date }
decl-withdrawn = { $statement }, WITHDRAWN { $date }
decl-corrected = { $statement }, CORRECTED { $date }
decl-to = { $statement } → { $party }
decl-line = { $statement } · released { $at }
decl-mode = Mode
key-declarations = Joint declarations
