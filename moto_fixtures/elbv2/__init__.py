"""Elastic Load Balancing v2, application load balancers. moto's own is not used: hardly a row of T9 is right in it."""
