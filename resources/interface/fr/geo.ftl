# Words of positions, areas, pasted warnings and drafts of warnings.

# A position that may mean several places.
geo-which = Quel est le lieu visé ?
geo-confirm = Est-ce le lieu visé ?
geo-line = Ligne { $number } : { $text }
geo-how-degrees = degrés entiers
geo-how-decimal-degrees = lu en degrés décimaux
geo-how-degrees-minutes = lu en degrés et minutes
geo-how-degrees-minutes-seconds = lu en degrés, minutes et secondes
geo-alike = lignes semblables : { $count }
rule-hemisphere-missing = Un hémisphère manque. Choisissez le lieu, ou donnez N ou S et E ou W.
rule-degrees-or-minutes = Deux chiffres après le point peuvent être des décimales de degré ou des minutes. Choisissez la lecture.
rule-letter-o = La lettre O signifie ouest en français et est en allemand. Choisissez le lieu, ou saisissez E ou W.
rule-lookalike-letter = Une lettre ressemble à celle d'un autre alphabet. Vérifiez le lieu, ou saisissez N, S, E ou W.
rule-mixed-letters = Les hémisphères sont écrits dans deux alphabets. Vérifiez le lieu.
rule-slash-between = Une barre sépare les nombres. Choisissez la lecture.
rule-instant-in-local-time = C'est une heure locale. Donnez l'instant en UTC et ajoutez Z.

# What an area measures, and whose land it touches.
geo-facts = Environ { $km2 } km² · plus grande étendue { $km } km
geo-facts-small = Moins de 1 km² · plus grande étendue { $km } km
geo-amount = environ { $km2 } km²
geo-amount-small = moins de 1 km²
geo-touches-state = ▲ Touche la terre d'un autre État, selon les données de la carte : { $state }, { $amount }. Vérifiez si cet État en est informé.
geo-touches-territory = ▲ Touche la terre d'un territoire : { $state }, { $amount }. Les données de la carte ne disent pas de quel État il relève.
geo-touches-no-code = ▲ Touche une terre que les données n'attribuent à aucun État unique : { $amount }.
geo-no-land = Aucune terre d'un autre État trouvée. Données : Natural Earth au 1:50 millions, où les petites îles manquent.
geo-land-source = Terres selon Natural Earth, au 1:50 millions. Les petites îles y manquent.
geo-course-crosses = L'axe du couloir se croise lui-même. Vérifiez l'ordre des positions.
geo-notes = Taille des zones, terres d'autres États, distances
geo-at-area = { $mark } · { $words }
geo-distance = Du milieu de « { $from } » au milieu de « { $to } » : environ { $km } km

# A pasted warning.
geo-paste = Depuis un avertissement…
geo-paste-tip = Coller le texte d'un NAVAREA, HYDROPAC ou NOTAM (Ctrl+Maj+V)
geo-paste-title = Lire un avertissement de navigation
geo-paste-why = Collez le texte entier. Seul ce qui est coché ici est repris.
geo-paste-box = Texte de l'avertissement
geo-paste-empty = Ce qui a été compris s'affiche ici dès qu'il y a un texte.
geo-paste-none = Aucune zone trouvée dans ce texte.
geo-area = Zone { $number }
geo-window = Horaires
geo-id = Numéro de l'avertissement
geo-left = Lignes avec des chiffres qui n'ont pas été lues
geo-from = Dans le texte : { $excerpt }
geo-take = Reprendre
geo-take-into = Reprendre dans « { $field } »
geo-leave = Ne pas reprendre
geo-cannot = Impossible à reprendre en l'état.
geo-shape-not-here = Ce champ ne prend pas cette forme.
geo-too-many = Ce champ prend { $limit } zones ; { $count } sont cochées.
geo-take-ticked = &Reprendre ce qui est coché
geo-doubt = ▲ { $what } « { $excerpt } »
geo-doubt-unread-between = Un élément entre deux positions n'a pas été lu :
geo-doubt-lone-coordinate = Une latitude ou une longitude est isolée :
geo-doubt-longitude-first = La longitude précède la latitude ; ces positions ne sont pas lues :
geo-doubt-shape-not-stated = Le texte ne dit pas que ce sont les sommets d'une zone :
geo-doubt-too-few-positions = Trop peu de positions pour une zone, ou forme non indiquée :
geo-doubt-length-missing = Ni rayon ni largeur trouvés pour :
geo-doubt-several-centres = Un seul rayon et plusieurs positions :
geo-doubt-several-lengths = Plusieurs longueurs trouvées ; la dernière est retenue :
geo-doubt-miles-nautical = Milles lus comme milles marins :
geo-doubt-m-miles-or-metres = M peut signifier milles ou mètres :
geo-doubt-azimuths-missing = Un secteur sans azimuts :
geo-doubt-true-not-stated = Le texte ne dit pas que les relèvements sont vrais :
geo-doubt-bearings-from-seaward = Les relèvements pris du large sont inverses ; vérifiez :
geo-doubt-clockwise-not-stated = Le texte ne dit pas dans quel sens :
geo-doubt-readings-differ = Les positions ont plusieurs lectures, mais aucune commune :
geo-doubt-alternate = Une autre période, si la première ne sert pas :
geo-doubt-zone-missing = Aucun fuseau indiqué ; UTC n'est pas supposé :
geo-doubt-local-time = L'heure locale n'est pas reprise :
geo-doubt-year-missing = L'année n'est pas écrite :
geo-doubt-month-unknown = Le mois n'a pas été lu :
geo-doubt-month-missing = Le mois n'est pas écrit :
geo-doubt-permanent = Aucune fin indiquée :
geo-doubt-end-estimated = La fin est une estimation :
geo-doubt-every-day = Chaque jour a sa propre période :
geo-doubt-ends-next-day = La période finit le lendemain :
geo-doubt-day-or-month = Le jour ou le mois peut venir en premier :
geo-doubt-other-number = Numéro d'un autre avertissement, cité dans celui-ci :

# A draft for the authorities that issue warnings.
geo-draft-open = Projet d'avertissement…
key-nav-draft = Projet d'avertissement NAVAREA ou de NOTAM
geo-draft-title = Projet d'avertissement NAVAREA ou de NOTAM
geo-draft-why = Pour l'autorité qui le publie. Rien n'est publié ni envoyé d'ici. Il ne contient que les horaires et les zones de la notification, chaque zone arrondie vers l'extérieur.
geo-draft-form = Forme
geo-draft-navarea = NAVAREA
geo-draft-notam = NOTAM
geo-draft-text = Texte du projet
geo-draft-copy = &Copier le texte
geo-draft-copied = Copié.
geo-draft-left-out = { $count ->
    [one] { $count } zone est seulement nommée, sans coordonnées, et n'est pas dans le texte.
   *[other] { $count } zones sont seulement nommées, sans coordonnées, et ne sont pas dans le texte.
}
geo-draft-bow = Sur une carte marine, les droites s'écartent des bords de ces zones de { $metres } m au plus. Ajoutez des positions intermédiaires si nécessaire.
rule-area-missing = Aucune zone de cette notification n'a de coordonnées. Rien à rédiger.
rule-window-missing = Cette notification n'a pas de créneau. Rien à rédiger.
rule-year-not-of-this-form = Cette forme ne peut pas exprimer cette année.
