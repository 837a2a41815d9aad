"""EC2: moto's backend, with the operations replaced whose answers are not AWS's (T4)."""
