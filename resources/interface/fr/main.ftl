# Words of the main window. Every language file holds the same keys and the same variables.

product = Readback
language-name = français
language-en = anglais
language-zh = chinois
language-ru = russe
language-fr = français
language-ja = japonais
language-ko = coréen

## Buttons everywhere
button-ok = &OK
button-cancel = &Annuler
button-close = Fermer
button-back = &Retour

## Mode band
mode-actual = RÉEL
mode-exercise = EXERCICE
mode-test = ESSAI
mode-actual-meaning = Tout ce qui part d'ici est réel.
mode-exercise-meaning = Rien ici n'est réel.
mode-test-meaning = Essai de liaison, sans contenu.
mode-scenario = Horloge d'exercice { $clock }
mode-also = Cette station a aussi : { $modes }

## Clocks and watch
clock-own = Ici
clock-none = Autre station
clock-offset = Écart
officer-on-watch = De permanence : { $officer }
officer-none = Aucun officier à ce poste
officer-elsewhere = De permanence à un autre poste : { $officers }
watch-open = &Prendre la permanence…
watch-close = &Quitter
watch-title-watch = Prendre la permanence
watch-title-unlock = Déverrouiller la station
watch-why-watch = Ouvre votre clé pour les avis et les réponses d'attente. Une émission redemande la phrase de passe.
watch-why-unlock = La station n'a plus sa clé de données : elle ne reçoit ni n'émet rien avant qu'un officier la déverrouille.
watch-officer = &Officier
watch-passphrase = &Phrase de passe
watch-confirm-watch = &Prendre
watch-confirm-unlock = &Déverrouiller
station-locked = La station est VERROUILLÉE : elle ne reçoit ni n'émet.
unlock-open = &Déverrouiller…
line-lost = Plus de lien avec notre propre station ({ $code }). L'affichage n'est peut-être plus à jour.
storage-fault = Le journal ne peut être écrit ({ $code }). Aucun avis ne part avant réparation.

## Circuits
no-circuit = Aucune liaison encore : appairez avec une autre station.
pair-open = &Appairer…
circuits = Liaisons
fact-link = Liaison établie
fact-no-link = LIAISON COUPÉE
fact-station = Leur station répond
fact-no-station = LEUR STATION MUETTE
fact-officer = Officier présent là-bas
fact-no-officer = PAS D'OFFICIER LÀ-BAS
fact-read = Dernière lecture là-bas
fact-no-read = Rien de lu là-bas
circuit-locked = ÉMISSION VERROUILLÉE : { $code }
circuit-missing = Encore en route : numéros { $serials }
circuit-unlinked = Session NON LIÉE : secret partagé interrompu
circuit-queue = En attente : { $waiting } · sans avis : { $unreceipted }
path-peer-key-mismatch = L'autre bout a une autre clé
path-refused-by-peer = L'autre bout nous a refusés
path-not-curve = L'autre bout n'est pas une station
path-no-answer = Pas de réponse à l'adresse
path-flooded = L'autre bout émet trop vite ; coupé pour un instant
path-other = Défaut de voie : { $code }

## Traffic list
new-notice = &Nouvelle…
drafts = Brouillons ({ $count })
keys-open = Touches F1
column-precedence = Urgence
column-notice = Notification
column-receipts = Avis
row-sent = émis
row-received = reçu
serial-none = numéro à l'envoi
precedence-flash = FLASH
precedence-immediate = IMMEDIATE
precedence-priority = PRIORITY
precedence-routine = ROUTINE
badge-late = TARDIF
badge-delayed = RETARDÉ
badge-expired = PÉRIMÉ
badge-different = DIFFÉRENT
badge-superseded = REMPLACÉ
receipt-stored = Enregistré
receipt-read = Lu
receipt-understood = Compris
receipt-passed-on = Transmis
receipt-none = pas encore

## Short names of kinds, for the list
kind-missile-launch-planned = Tir de missile prévu
kind-space-launch-planned = Lancement spatial prévu
kind-launch-postponed = Lancement reporté
kind-launch-cancelled = Lancement annulé
kind-launch-completed = Résultat du lancement
kind-launch-observed = Lancement observé ?
kind-event-characterised = Caractérisation
kind-interim-reply = Réponse d'attente
kind-not-understood = Non compris
kind-correction = Correction
kind-station-status = État de la station

## Message
message-none = Choisissez une notification dans la liste.
message-unreadable = Cette notification ne peut être affichée ({ $code }).
heading-received = { $mode } · de { $station } · n° { $serial } · émis { $released } · arrivé { $arrived }
heading-sent = { $mode } · à { $station } · n° { $serial } · émis { $released }
heading-alone = ÉMIS PAR UN SEUL OFFICIER
text-own = Votre langue : { $language }
text-sender = { $language }
text-codes = Codes
text-log = Journal
text-map = Carte
text-more = { $lines ->
    [one] ▼ encore { $lines } ligne
   *[other] ▼ encore { $lines } lignes
}
template-unknown = MODÈLE INCONNU : aucun jeu d'ici ne correspond. Noms et valeurs sont montrés tels que reçus.
template-banner = MODÈLE INCONNU
readback-same = Collationnement : toutes les valeurs IDENTIQUES
readback-different = Collationnement DIFFÉRENT : { $fields }
event-stored = enregistré ici
event-read = lu
event-readback-by = collationné
event-passed-on = transmis
event-released = émis
event-warning-confirmed = mention confirmée
log-empty = Rien encore au journal.
step-read = Marquer &lu
step-readback = &Collationner…
step-interim = Réponse d'a&ttente…
step-passed-on = &Transmis…
step-not-understood = &Non compris…
step-correct = Corriger ou r&etirer…
hold-watch = Prenez la permanence pour traiter cette notification.
hold-warnings = Confirmez d'abord chaque mention au-dessus du texte.
hold-scroll = Lisez d'abord jusqu'à la fin du texte.
next-read = Ensuite : marquer lu.
next-readback = Ensuite : collationner les valeurs.

## Warnings over the text
warning-late = Émis après le dernier instant où il était dans les délais.
warning-delayed = Émis { $released }, arrivé { $arrived } (écart des horloges { $offset }).
warning-expired = Validité terminée : { $until }. Le contenu ne tient peut-être plus.
warning-confirmed = confirmé
confirm-late = Confirmer TARDIF
confirm-delayed = Confirmer RETARDÉ
confirm-expired = Confirmer PÉRIMÉ

## Readback
readback-title = Collationnement
readback-why = Comparez chaque valeur avec le texte de gauche.
readback-kind = De quelle notification s'agit-il ?
readback-whole = texte entier
readback-unset = non précisé
readback-choose = choisir…
readback-confirm = Identique
readback-confirmed = confirmé
readback-compare = Comparer
readback-differs = Le texte dit autre chose. Regardez encore, ou dites que ce n'est pas clair.
readback-mode = Mode
readback-malformed = Cette forme ne peut être comparée.
readback-type-instant = tapez le début d'après le texte
readback-type-position = tapez la première position d'après le texte
readback-type-number = tapez d'après le texte
readback-type-text = tapez d'après le texte
readback-progress = { $settled } sur { $total } confirmés
readback-send = &Envoyer
readback-unclear = Pas c&lair…
readback-unreadable = Le texte ne peut être collationné (ligne { $line }). Demandez à l'expéditeur.

## Short answers
interim-title = Réponse d'attente
interim-send = &Envoyer la réponse d'attente
interim-answer-by = Réponse au plus tard (UTC)
passed-on-title = Transmis à
passed-on-confirm = &Noter la transmission

## Alarms
alarm-flash = FLASH
alarm-immediate = IMMEDIATE
alarm-overdue = EN RETARD
alarm-link = LIAISON
alarm-integrity = INTÉGRITÉ
alarm-caution = ATTENTION
alarm-open = Ouvrir F2
alarm-silence = Silence 30 s F3
alarm-take = Prendre F4
alarm-others = { $count ->
    [one] et { $count } autre alarme
   *[other] et { $count } autres alarmes
}
alarm-count = { $count } fois
alarm-silenced = En silence, le son reviendra
alarm-no-sound = PAS DE SON sur cette machine
alarm-ended = La cause a disparu
alarm-code-message-arrived = Notification arrivée
alarm-code-readback-differs = Leur collationnement est DIFFÉRENT
alarm-code-our-readback-differs = Notre collationnement était DIFFÉRENT
alarm-code-template-unknown-there = Ils n'ont pas le modèle de notre notification
alarm-code-violation = Trame contraire au protocole
alarm-code-link-lost = Liaison coupée
alarm-code-continuity-broken = Session non liée
alarm-code-clocks-apart = Les horloges s'écartent
alarm-code-storage-failed = Le journal ne peut être écrit
alarm-code-strangers-at-the-door = Des clés inconnues frappent au port
alarm-code-station-locked = La station est verrouillée
alarm-code-own-epoch-opened = Notre station a ouvert une nouvelle époque
alarm-code-peer-epoch-opened = Leur station a ouvert une nouvelle époque
alarm-code-peer-restored = Leur station a été restaurée d'une copie
alarm-code-roots-differ = Les deux journaux diffèrent
alarm-code-not-stored-there = Pas enregistré là-bas à temps
alarm-code-not-read-here = Pas lu ici à temps
alarm-code-no-reply-from-there = Pas de réponse de là-bas à temps
alarm-code-not-answered-here = Pas répondu ici à temps
alarm-code-reply-overdue = Une réponse est en retard
alarm-code-own-fork = Deux enregistrements sous un numéro : émission verrouillée
alarm-code-peer-fork = Leurs enregistrements se contredisent : émission verrouillée
alarm-code-peer-copy = Une seconde copie de leur station vit
alarm-code-own-copy = Une seconde copie de notre station vit

## Releases
releases-waiting = { $count ->
    [one] { $count } émission attend un officier.
   *[other] { $count } émissions attendent un officier.
}
releases-open = &Vérifier et émettre…

## Refusals
refused-other = La station a refusé : { $code } { $details }
refused-station-locked = La station est verrouillée. Déverrouillez-la d'abord.
refused-station-busy = La station est occupée. Réessayez.
refused-message-unknown = La station ne connaît pas cette notification.
refused-link-lost = Plus de lien avec notre station. Rien n'a été envoyé.
refused-no-reply = La station n'a pas répondu à temps. Regardez la liste avant de répéter.
refused-wrong-passphrase = Phrase de passe fausse. Rien n'a été changé.
refused-officer-not-on-watch = Prenez d'abord la permanence.
refused-warning-unconfirmed = Confirmez d'abord chaque mention au-dessus du texte.
refused-not-read-yet = Marquez d'abord la notification lue.
refused-release-expired = L'émission a expiré. Préparez-la de nouveau.
refused-hello-first = Le lien avec notre station se rétablit. Réessayez.
refused-template-unknown = Aucun jeu d'ici n'a le modèle de cette notification.
refused-alarm-unknown = Cette alarme est terminée.

## Keys
keys-title = Touches
keys-note = Entrée seule n'envoie jamais rien. Tab et Maj+Tab vont d'un endroit à l'autre, les flèches dans une liste.
key-help = Cette liste
key-alarm-open = Ouvrir la notification de l'alarme
key-alarm-silence = Silence pendant 30 s
key-alarm-take = Prendre l'alarme
key-circuits = Aller aux liaisons
key-traffic = Aller à la liste
key-message = Aller au texte
key-new = Nouvelle notification
key-drafts = Brouillons
key-releases = Émissions
key-read = Marquer lu
key-readback = Collationner
key-interim = Réponse d'attente
key-passed-on = Transmis
key-not-understood = Non compris
key-correct = Corriger ou retirer
key-watch = Prendre, quitter la permanence
key-link-test = Essai de cette liaison
key-pair = Appairer avec une station
key-night = Jour ou nuit
key-larger = Plus grand
key-smaller = Plus petit
