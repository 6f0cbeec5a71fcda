# Words of composing, checking, releasing, first start and pairing.

# The map.
map-name = Carte des zones
map-empty = Carte du monde. Aucune zone n'est encore saisie.

# Choosing the kind.
kind-question = Quelle est la situation ?
kind-search = Chercher par les mots de la situation, dans l'une des six langues
kind-list = Natures de message
kind-none = Aucune nature de message ne contient tous ces mots. Essayez moins de mots ou d'autres mots.

# Controls of the form.
choose = Choisir
choose-or-type = Choisir, ou saisir pour chercher
not-stated = Non indiqué
leave-out = Ne pas mentionner
unit = Unité
mark-required = obligatoire
mark-critical = collationné par l'autre partie
window-from = Du
window-until = Au
window-echo = Durée { $hours } h { $minutes } min
instant-echo = { $dtg } · ici { $local } { $zone }
one-a-line = Un par ligne.
one-position-a-line = Une position par ligne
points-read = Positions lues : { $count }
text-language = Langue du texte
text-count = { $used } caractères sur { $limit }
area-add = Ajouter une zone
area-remove = Retirer
area-number = Zone { $number }
shape-circle = Cercle
shape-polygon = Polygone
shape-sector = Secteur
shape-corridor = Couloir
shape-ocean-quadrant = Quadrant d'océan
shape-water-body = Étendue d'eau
shape-site = Site nommé
area-centre = Centre
area-radius = Rayon
area-points = Positions dans l'ordre
area-width = Largeur totale
area-start = De l'azimut
area-end = Sens horaire jusqu'à l'azimut
area-ocean = Océan
area-quadrant = Quadrant
area-water-body = Étendue d'eau
area-site = Site

# References and corrections.
no-open-notices = Aucun message en cours auquel se référer.
no-serial-yet = pas encore de numéro
notice-outgoing = émis { $serial } · { $at } · { $title } · { $circuit }
notice-incoming = reçu { $serial } · { $at } · { $title } · { $circuit }
whole-notice = Le message entier
changes-choose-first = Choisissez d'abord le message à corriger ; ses champs apparaîtront ici.
was = Était : { $value }

# Advice on free text: said, never forced.
advice-decimal-comma = { $excerpt } : écrivez les décimales avec un point ; la virgule sépare les milliers pour d'autres lecteurs.
advice-date-not-iso = { $excerpt } : écrivez les dates AAAA-MM-JJ, par exemple 2026-03-05.
advice-time-without-zone = { $excerpt } : écrivez les heures en UTC avec Z, par exemple 18:00Z.
advice-digits-not-ascii = { $excerpt } : écrivez les chiffres 0–9.
advice-myriad-number = { $excerpt } : écrivez le nombre entier en chiffres.
advice-exclamation = { $excerpt } : supprimez les points d'exclamation ; ils se lisent comme de la colère.
advice-quotation = { $excerpt } : supprimez les guillemets ; ils se lisent comme un doute.

# What is wrong with a value, and what to do.
refusal-at = { $place } : { $sentence }
at-item = N° { $number }
at-line = ligne { $number }
rule-other = Cette valeur enfreint la règle { $code }. Modifiez-la.
rule-field-missing = Rien n'est saisi. Remplissez ce champ.
rule-part-missing = Il manque une partie. Remplissez toutes les cases de cette forme.
rule-field-not-for-this-case = Ce champ ne s'applique pas à ce cas. Videz-le.
rule-not-a-position = Ce n'est pas une position. Saisissez 34°45.0′N 120°36.0′W, 34 45 00 N 120 36 00 W ou 34.75, -120.6.
rule-longitude-first = La longitude est en premier, ou les lettres ne sont pas claires. D'abord la latitude avec N ou S, puis la longitude avec E ou W.
rule-more-than-4-decimals = Trop fin : au plus quatre décimales de degré. Arrondissez vous-même.
rule-sixty-minutes = Minutes et secondes vont de 0 à moins de 60. Vérifiez-les.
rule-latitude-range = La latitude va jusqu'à 90 degrés. Vérifiez si latitude et longitude sont inversées.
rule-longitude-range = La longitude va jusqu'à 180 degrés. Vérifiez-la.
rule-number-missing = Le nombre manque. Saisissez-le en chiffres.
rule-decimal-comma = La virgule se lit comme milliers pour les uns, décimales pour les autres. Utilisez un point, sans groupement.
rule-not-a-number = Ce n'est pas un nombre. Saisissez des chiffres, avec un point pour les décimales.
rule-count-not-whole = Il s'agit d'un compte. Saisissez un nombre entier, pas négatif.
rule-number-range = Ce nombre a trop de chiffres. Vérifiez-le.
rule-unit-missing = L'unité manque. Choisissez-la.
rule-unknown-unit = Cette unité n'a pas cours ici. Choisissez dans la liste.
rule-length-not-positive = Une longueur est supérieure à zéro. Vérifiez-la.
rule-longer-than-half-the-globe = C'est plus que la moitié du globe. Vérifiez le nombre et l'unité.
rule-azimuth-range = Un azimut va de 000.0 à 359.9 degrés vrais, avec une décimale. Vérifiez-le.
rule-more-than = Au plus { $limit }. Réduisez.
rule-less-than = Au moins { $limit }. Augmentez.
rule-more-than-minutes = Au plus { $limit } minutes. Raccourcissez le créneau.
rule-points = Il faut { $limit } positions. Vérifiez la liste.
rule-not-an-instant = Ce n'est pas un instant. Saisissez-le en UTC : 2026-03-05 18:00Z ou 051800Z MAR 26.
rule-instant-without-zone = Le fuseau manque. Donnez l'instant en UTC et ajoutez Z.
rule-instant-range = Cet instant est avant 1970 ou après 2199. Vérifiez l'année.
rule-instant-not-on-a-minute = Les instants prévus sont à la minute. Supprimez les secondes.
rule-not-a-date = Ce n'est pas une date. Saisissez 2026-03-05.
rule-impossible-date = Ce jour ou cette heure n'existe pas. Vérifiez.
rule-date-range = Cette date est avant 1970 ou après 2199. Vérifiez l'année.
rule-window-start-missing = Le début manque. Saisissez-le en UTC.
rule-window-end-missing = La fin manque. Saisissez-la en UTC.
rule-window-ends-before-start = La fin n'est pas après le début. Vérifiez les deux.
rule-not-the-day-on-which-the-window-opens = La date n'est pas le jour UTC où s'ouvre le créneau. Modifiez l'un des deux.
rule-point-at-pole = Un sommet ne peut être à un pôle. Déplacez-le un peu.
rule-point-repeated = La même position figure deux fois de suite. Retirez-en une.
rule-edge-half-turn = Deux sommets sont à 180° de longitude ; le chemin entre eux n'est pas clair. Ajoutez une position entre eux.
rule-polygon-around-pole = Un polygone ne peut entourer un pôle. Utilisez un cercle autour du pôle.
rule-polygon-without-area = Ces positions ne délimitent aucune surface. Vérifiez-les.
rule-polygon-crosses-itself = Les côtés se croisent. Vérifiez sur la carte l'ordre des positions.
rule-sector-without-width = Les deux azimuts sont égaux. Utilisez un cercle ou changez-en un.
rule-shape-not-of-this-field = Cette forme n'a pas cours dans ce champ. Choisissez-en une autre.
rule-not-in-the-list = Ceci n'est pas dans la liste. Choisissez une entrée.
rule-unknown-code = Le paquet n'a pas ce code. Choisissez-en un autre.
rule-list-empty = La liste est vide. Ajoutez une entrée.
rule-text-empty = Le texte est vide. Saisissez-le.
rule-text-too-long = Le texte est trop long. Raccourcissez-le.
rule-text-not-plain-ascii = Ici seulement lettres latines sans accent, chiffres et signes. Saisissez de nouveau.
rule-not-nfc = Des lettres sont composées de façon inhabituelle. Saisissez de nouveau le texte ici.
rule-bidi-control = Le texte contient des marques cachées de sens d'écriture. Saisissez-le de nouveau ici.
rule-control-character = Le texte contient des caractères de commande. Saisissez-le de nouveau ici.
rule-invisible-character = Le texte contient des caractères invisibles. Saisissez-le de nouveau ici.
rule-odd-space = Le texte contient une espace inhabituelle. Mettez-en une ordinaire.
rule-unassigned-character = Le texte contient des caractères que d'autres machines ne peuvent afficher. Retirez-les.
rule-combining-marks = Trop de signes sur une même lettre. Retirez-les.
rule-mixed-alphabets = Un mot mêle des lettres de plusieurs alphabets. Saisissez-le dans un seul.
rule-change-without-effect = La nouvelle valeur est l'ancienne. Modifiez-la ou décochez.
rule-test-mode-is-for-link-tests = Seuls les essais de liaison circulent en mode TEST. Choisissez un autre circuit.
rule-entry-too-long = C'est trop long. Vérifiez la saisie.
rule-not-a-value-yet = Ce n'est pas terminé. Complétez ou videz.
rule-no-station = Pas de ligne avec notre propre station. Attendez son retour.
rule-address-given-twice = Le message est adressé deux fois à la même station. Décochez un circuit.

# The composer.
composer-title = Rédiger un message
step-situation = 1  Situation
step-fill = 2  Saisie
step-check = 3  Vérification et émission
composer-next = &Choisir cette nature
composer-check = &Vérifier…
composer-release = &Émettre…
draft-saving = Brouillon : enregistrement…
draft-kept = Brouillon gardé par la station { $at }
draft-not-kept = BROUILLON NON GARDÉ : { $reason }
send-to = À
circuit-row = { $name } · { $peer } ({ $party }) · { $mode }
circuit-locked-row = { $name } · { $peer } ({ $party }) · { $mode } · ENVOI VERROUILLÉ
no-circuit-chosen = Aucun circuit n'est coché. Cochez le destinataire.
form-open = Champs à revoir : { $count }. { $first }
composition-open = La méthode de saisie compose encore. Terminez ou annulez d'abord.
heading-change = Modifier l'en-tête…
heading-precedence = Urgence
heading-instrument = Instrument
heading-obligation = Obligation
heading-authority = Niveau d'autorité
heading-reply = Réponse demandée

# Lead time and what the articles ask for.
lead-none = Aucun préavis n'est fixé pour cette nature.
lead-unknown = Délai : connu dès que « { $field } » est rempli.
lead-left = Dans les délais jusqu'au { $until } – reste { $hours } h { $minutes } min
lead-late = Délai dépassé depuis le { $until } – retard { $hours } h { $minutes } min
lead-late-band = TARDIF : l'envoi reste possible, avec la mention TARDIF des deux côtés.
check-done = { $mark } { $field }
check-open = { $mark } { $field } : à remplir

# The proof.
peer-language = Langue de l'autre partie
proof-own = Tel que nous le lisons
proof-peer = Tel que l'autre partie le lit : { $language }
proof-back = Relu à partir du texte : { $language }
proof-same = Les six langues se relisent comme le même message.
proof-differs = La relecture donne un AUTRE message : { $languages }. Émission impossible. Modifiez les valeurs marquées.

# The release.
release-title = Émission
release-why = Ce texte est figé. Chaque officier le compare, puis signe avec sa propre phrase de passe. Le second peut signer à un autre poste.
release-alone-band = ÉMIS PAR UN SEUL OFFICIER figurera sur les deux écrans.
release-officer = Officier
release-passphrase = Phrase de passe de cet officier
release-sign = &Signer l'émission
release-by-one = Émission par &un seul officier…
release-take-back = &Retirer
release-signed = Ont signé : { $names }.
release-nobody = personne
release-needed = Officiers nécessaires : { $needed }.
release-expires = Encore ouvert { $left }
release-alone-in = par un seul officier dans { $left }
release-digits = Chiffres du texte
release-gone = Cette émission est close : partie, retirée ou expirée. Voir la liste des messages.

# Lists.
drafts-list-title = Brouillons
drafts-list-empty = Aucun brouillon.
drafts-list-open = &Ouvrir
drafts-list-discard = &Supprimer
releases-list-title = Émissions en attente d'un officier
releases-list-empty = Aucune émission en attente.
releases-list-open = &Ouvrir
draft-row = { $title } · { $circuits } · { $author } · { $at }
release-row = { $title } · { $at } · ont signé : { $signed } sur { $needed }
