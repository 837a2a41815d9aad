"""The Resource Groups Tagging API, over everything here that has tags.

moto knows no listeners, rules, addresses and hosted zones, and shows load balancers without tags (emulators.md 2).
`world.tagging_lag` makes it trail as it does on AWS: hints, nothing to decide by (T3.41).
"""
