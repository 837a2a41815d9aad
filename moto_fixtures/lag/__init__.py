"""Eventual consistency: AWS answers from copies that trail what was done (T1.22, T3.3, T3.13, T3.38, T4.4, T4.12).

    world.lag = 5                                     # seconds; 0 is off
    world.tagging_lag = 1200                          # of the Resource Groups Tagging API, which trails far more

For that long a fresh thing is NotFound by its id and missing in lists, and a deleted one still listed. What uniqueness
rests on is never late: the same name, port or token again meets the fresh thing. The answer of the creating call is
complete, so a program knows the id of something that AWS denies.
"""
