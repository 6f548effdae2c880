package io.github.ariadne4j.testkit.model;

import java.util.ArrayList;
import java.util.List;

/** The SIP responses that a caller's telephone receives from Asterisk on its own dialog. */
final class SipDialog {
    private final List<Integer> signals = new ArrayList<>();
    private final List<Integer> transferSignals = new ArrayList<>();
    private boolean earlyMedia;
    private boolean finished;

    /** Sends 180; after early media Asterisk repeats 183 instead. */
    void ringing() {
        provisional(earlyMedia ? 183 : 180);
    }

    void progress() {
        earlyMedia = true;
        provisional(183);
    }

    void forwarded() {
        provisional(181);
    }

    /** Sends the final response, once. */
    void respond(int status) {
        if (!finished) {
            finished = true;
            signals.add(status);
        }
    }

    /** Sends the status of a transfer that the telephone requested: the answer to its REFER, then the NOTIFY requests. */
    void referred(int status) {
        transferSignals.add(status);
    }

    List<Integer> transferSignals() {
        return List.copyOf(transferSignals);
    }

    List<Integer> signals() {
        return List.copyOf(signals);
    }

    /** The final response; 0 while there is none. */
    int finalStatus() {
        return finished ? signals.get(signals.size() - 1) : 0;
    }

    private void provisional(int status) {
        if (!finished) {
            signals.add(status);
        }
    }
}
