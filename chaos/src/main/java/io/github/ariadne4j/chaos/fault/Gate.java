package io.github.ariadne4j.chaos.fault;

/** The gate that all bytes of a proxy pass: closed during a black hole, slow during a delay. */
final class Gate {
    private Fault fault = new Fault.None();

    synchronized void set(Fault next) {
        fault = next;
        notifyAll();
    }

    /** Waits as the fault requires. */
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
