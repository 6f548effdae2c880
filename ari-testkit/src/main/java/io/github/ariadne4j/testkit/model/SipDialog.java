package io.github.ariadne4j.testkit.model;

import java.util.ArrayList;
import java.util.List;

/** What a caller's telephone hears from Asterisk on its own SIP dialog. */
final class SipDialog {
    private final List<Integer> signals = new ArrayList<>();
    private final List<Integer> transferSignals = new ArrayList<>();
    private boolean earlyMedia;
    private boolean finished;

    /** 180; once media flowed Asterisk repeats 183 instead. */
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

    /** The final response; there is one only. */
    void respond(int status) {
        if (!finished) {
            finished = true;
            signals.add(status);
        }
    }

    /** A status about a transfer that the telephone asked for: the answer to its REFER, then what NOTIFY tells. */
    void referred(int status) {
        transferSignals.add(status);
    }

    List<Integer> transferSignals() {
        return List.copyOf(transferSignals);
    }

    List<Integer> signals() {
        return List.copyOf(signals);
    }

    /** The final response, 0 before there is one. */
    int finalStatus() {
        return finished ? signals.get(signals.size() - 1) : 0;
    }

    private void provisional(int status) {
        if (!finished) {
            signals.add(status);
        }
    }
}
