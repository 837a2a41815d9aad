import threading

from moto_fixtures import RealClock, VirtualClock


def test_sleeping_moves_a_virtual_clock():
    """Nobody waits; the clock is later."""
    clock = VirtualClock()
    clock.sleep(5)
    clock.advance(2)
    assert clock.now() == 7


def test_sleepers_in_parallel_do_not_add_up():
    """Two that start at the same moment end at the same moment."""
    clock, barrier = VirtualClock(), threading.Barrier(2)

    class Together(VirtualClock):
        def now(self):
            now = clock.now()
            barrier.wait()
            return now

    together = Together()
    together._lock, together.__dict__ = clock._lock, clock.__dict__
    threads = [threading.Thread(target=together.sleep, args=(3,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert clock.now() == 3


def test_a_negative_sleep_takes_no_time():
    """Time never goes back."""
    clock = VirtualClock(start=10)
    clock.sleep(-1)
    assert clock.now() == 10


def test_a_real_clock_runs_and_leaps():
    """It goes on by itself and can be advanced."""
    clock = RealClock(speed=1000)
    before = clock.now()
    clock.sleep(1)
    assert clock.now() >= before + 1
    clock.advance(3600)
    assert clock.now() >= before + 3600
