"""Classic load balancers, which edgeops finds in front of a domain and never makes."""
