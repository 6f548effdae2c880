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
    private final List<Numbered> first = new ArrayList<>();
    private final Deque<Numbered> latest = new ArrayDeque<>();
    private Instant heardAt;
    private int bytes;
    private long omitted;

    /**
     * A message and its place among those of all Call-IDs.
     *
     * @param number counts up with each message
     * @param message the message
     */
    record Numbered(long number, SipMessage message) {
        int size() {
            return message.wire().length() + AROUND;
        }
    }

    SipDialog(int mostBytes, Instant now) {
        this.mostBytes = mostBytes;
        this.heardAt = now;
    }

    /** Returns by how much it grew, in bytes; it may have become smaller. */
    int add(Numbered message, Instant now) {
        int before = bytes;
        heardAt = now;
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

    void addTo(List<Numbered> messages) {
        messages.addAll(first);
        messages.addAll(latest);
    }
}
