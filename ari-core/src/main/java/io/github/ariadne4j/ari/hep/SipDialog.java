package io.github.ariadne4j.ari.hep;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The messages of one Call-ID; if there are too many, the first and the latest. Guarded by the store. */
final class SipDialog {
    private final int mostBytes;
    private final List<SipTrace.Arrival> first = new ArrayList<>();
    private final Deque<SipTrace.Arrival> latest = new ArrayDeque<>();
    private Instant heardAt;
    private int bytes;
    private long omitted;

    SipDialog(int mostBytes, Instant now) {
        this.mostBytes = mostBytes;
        this.heardAt = now;
    }

    /** Adds a message; returns the change of size in bytes, which can be negative. */
    int add(SipTrace.Arrival message) {
        int before = bytes;
        heardAt = message.at();
        bytes += message.size();
        if (latest.isEmpty() && bytes <= mostBytes / 2) {
            first.add(message);
        } else {
            latest.add(message);
        }
        while (bytes > mostBytes && latest.size() > 1) {
            bytes -= latest.removeFirst().size();
            omitted++;
        }
        return bytes - before;
    }

    Instant heardAt() {
        return heardAt;
    }

    int bytes() {
        return bytes;
    }

    long omitted() {
        return omitted;
    }

    void addTo(List<SipTrace.Arrival> messages) {
        messages.addAll(first);
        messages.addAll(latest);
    }
}
