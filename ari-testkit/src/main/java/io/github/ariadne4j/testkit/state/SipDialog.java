package io.github.ariadne4j.testkit.state;

import java.util.ArrayList;
import java.util.List;

/** The SIP responses that a caller's telephone receives from Asterisk on its own dialog. */
public final class SipDialog {
    private final List<Integer> signals = new ArrayList<>();
    private final List<Integer> transferSignals = new ArrayList<>();
    private boolean earlyMedia;
    private boolean finished;

    /** Sends 180; after early media Asterisk repeats 183 instead. */
    public void ringing() {
        provisional(earlyMedia ? 183 : 180);
    }

    /** Sends 183. */
    public void progress() {
        earlyMedia = true;
        provisional(183);
    }

    /** Sends 181. */
    public void forwarded() {
        provisional(181);
    }

    /** Sends the final response, once. */
    public void respond(int status) {
        if (!finished) {
            finished = true;
            signals.add(status);
        }
    }

    /** Sends the status of a transfer that the telephone requested: the answer to its REFER, then the NOTIFY requests. */
    public void referred(int status) {
        transferSignals.add(status);
    }

    /** The statuses of all transfers that the telephone requested, in order. */
    public List<Integer> transferSignals() {
        return List.copyOf(transferSignals);
    }

    /** All responses to the INVITE, in order. */
    public List<Integer> signals() {
        return List.copyOf(signals);
    }

    /** The final response; 0 while there is none. */
    public int finalStatus() {
        return finished ? signals.get(signals.size() - 1) : 0;
    }

    private void provisional(int status) {
        if (!finished) {
            signals.add(status);
        }
    }
}
