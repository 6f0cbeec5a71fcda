# The scenario panel of the loopback demo.
demo-title = Démonstration de Readback : deux stations sur cette machine
demo-explain = Les deux stations sont des stations d'exercice. Les officiers du scénario utilisent les mêmes requêtes que des personnes. Vous pouvez agir à tout moment à l'un ou l'autre poste.
demo-scenario = Scénario
demo-next = Jouer l'étape suivante
demo-run = Jouer sans arrêt
demo-pause = Pause
demo-step = Étape { $number } : { $party } { $action }
demo-send = envoie { $label }
demo-read = lit { $label }
demo-read-back = collationne { $label }
demo-pass-on = transmet { $label } à son autorité
demo-interim = envoie une réponse d'attente à { $label }
demo-done = Toutes les étapes sont jouées. Chaque notification a son dernier avis de réception ; les arbres des deux côtés sont égaux.
demo-not-done = Toutes les étapes sont jouées, mais il manque quelque chose. Voir la transcription.
demo-failed = Une étape a échoué : { $why }
