"""`edgeops.toml`, flags and environment, understood: a `Spec`, or every problem at once (exit 64), before any AWS call.

`reading` takes the bytes, `syntax` makes tables of them, `schema` says which keys there are, `table` reads typed
values; `identity instances sites edge` know what the values mean, and `loading` puts the wish together.
"""

from edgeops.settings.loading import Overrides, bare, load

__all__ = ["Overrides", "bare", "load"]
