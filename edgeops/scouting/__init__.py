"""What somebody has in AWS before edgeops comes: where the names lead, and who serves them. Reads only."""

from edgeops.scouting.balancers import serving, stacks_standing
from edgeops.scouting.names import leads, stacks_in

__all__ = ["leads", "serving", "stacks_in", "stacks_standing"]
