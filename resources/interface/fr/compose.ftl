# Words of composing, checking, releasing, first start and pairing.

# The map.
map-name = Carte des zones
map-empty = Carte du monde. Aucune zone n'est encore saisie.
