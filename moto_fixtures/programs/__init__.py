"""The programs on the instances, as processes of this machine: a real nginx, and stand-ins for the applications.

    with Programs(world) as programs:           # S0: nginx on the instance's port 80 in front of an application on 8080
        programs.stop("nginx")                  # nothing listens on port 80 now, as after a reboot (I1)
        programs.start("nginx")
        programs.answer("spring", "/", 503)     # or "hang": what the application says from now on

Which programs an account has is in `systems.py`. Where nginx is not installed, its port leads to what stands behind it.
A program ends when its standard input ends, and so with the process that started it, however that one ends.
"""
