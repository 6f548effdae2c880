package io.github.ariadne4j.ari.hep;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The messages of one Call-ID: of many of them the first and the latest. Guarded by the store. */
final class SipDialog {
    /** Objects around the text of a message: addresses, times, names. */
    private static final int AROUND = 600;

    private final int mostBytes;
    private final List<SipMessage> first = new ArrayList<>();
    private final Deque<SipMessage> latest = new ArrayDeque<>();
    private Instant heardAt;
    private int bytes;
    private long omitted;

    SipDialog(int mostBytes, Instant now) {
        this.mostBytes = mostBytes;
        this.heardAt = now;
    }

    /** Returns by how much it grew, in bytes; it may have become smaller. */
    int add(SipMessage message, Instant now) {
        int before = bytes;
        heardAt = now;
        bytes += size(message);
        if (latest.isEmpty() && bytes <= mostBytes / 2) {
            first.add(message);
        } else {
            latest.add(message);
        }
        while (bytes > mostBytes && latest.size() > 1) {
            bytes -= size(latest.removeFirst());
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

    void addTo(List<SipMessage> messages) {
        messages.addAll(first);
        messages.addAll(latest);
    }

    private static int size(SipMessage message) {
        return message.wire().length() + AROUND;
    }
}
