# Messages courts par mot de code et numéro : au poste et sur la feuille pour la voix.

short-title = Message court
short-type = Mot de code et numéro
short-hint = les premières lettres suffisent ; à la voix, aussi les 4 chiffres de contrôle
short-say = À la voix : mot, numéro, chiffres de contrôle
short-release = Vers la li&bération…
short-none = Le jeu de modèles commun n'a pas de messages courts.
short-check-same = Le mot, le numéro et les chiffres de contrôle vont ensemble.
rule-word-unknown = Ce mot n'est pas dans la liste. Faites-le épeler de nouveau.
rule-number-missing = Le numéro a deux chiffres. Faites-le relire.
rule-number-unknown = Le mot et le numéro ne vont pas ensemble. Faites relire les deux.
rule-check-digits-missing = Il faut quatre chiffres de contrôle. Faites-les relire.
rule-check-digits-differ = Les chiffres de contrôle NE correspondent PAS à ce qui est saisi. Faites relire le mot, le numéro, les valeurs et les chiffres de contrôle.
rule-thirty-digits = Il faut trente chiffres. Faites-les relire.
key-short = Message court par mot de code
short-sheet-title = Messages courts à la voix
short-sheet-pack = Jeu { $pack }, édition { $edition }, { $hash }. Réservé aux parties qui détiennent ce jeu.
short-sheet-say = Dire le mot lettre par lettre, puis le numéro et les chiffres de contrôle chiffre par chiffre.
short-sheet-hear = Celui qui écoute saisit ce qu'il entend. La console n'affiche le texte que si le mot, le numéro et les chiffres de contrôle vont ensemble.
short-sheet-values = Si une heure ou un lieu est dit aussi, les chiffres de contrôle sont autres : la console de la partie expéditrice les affiche.
short-sheet-text = Texte
short-sheet-also = Peut être dit aussi
short-sheet-letters = Lettres
short-sheet-digits = Chiffres
short-sheet-line = { $label } : { $value }
