package io.github.ariadne4j.chaos.fault;

/** What all bytes of a proxy pass: closed while there is a black hole, slow while there is a delay. */
final class Gate {
    private Fault fault = new Fault.None();

    synchronized void set(Fault next) {
        fault = next;
        notifyAll();
    }

    /** Waits as long as the fault says. */
    void pass() throws InterruptedException {
        long delay;
        synchronized (this) {
            while (fault instanceof Fault.BlackHole) {
                wait();
            }
            delay = fault instanceof Fault.Delay slow ? slow.by().toMillis() : 0;
        }
        if (delay > 0) {
            Thread.sleep(delay);
        }
    }
}
