"""What a desk and its station say to each other: the only thing besides `protocol` both import.

`views` is what a station shows, `requests` what a desk asks, `wire` how both travel.
"""
