# Un seul texte, plusieurs États.

many-recipient = Destinataire
many-table = Reçus de chaque destinataire
many-answered = répondu
many-also-to = aussi à { $stations }
many-one-body = un même texte pour { $count } stations
many-digits-title = Comparer à la voix
many-digits-why = Qui détient le même texte a les mêmes 30 chiffres. L'une des parties lit ses chiffres, l'autre saisit ce qu'elle entend ; la station compare et note le résultat au journal de veille.
many-digits-show = A&fficher nos chiffres, à lire à voix haute
many-digits-same = IDENTIQUE : l'autre détenteur a le même texte.
many-digits-different = DIFFÉRENT, groupe { $groups }. Faites relire ces groupes. Si la différence demeure, l'autre détenteur a un AUTRE texte.
event-digits-same = chiffres comparés à la voix : IDENTIQUES
event-digits-different = chiffres comparés à la voix : DIFFÉRENTS
step-digits = Comparer les c&hiffres…
key-digits = Comparer les chiffres à la voix
