package io.github.ariadne4j.examples.b2bua.real.phone;

import java.nio.ByteBuffer;

/** The keys of the telephone events (RFC 4733) that come; an event is one key however many packets it has. */
final class ReceivedDtmf {
    private static final String EVENTS = "0123456789*#ABCD";
    private static final int TIMESTAMP = 4;
    private static final int HEADER = 12;

    private final StringBuilder keys = new StringBuilder();
    private int last = -1;

    /** An RTP packet with an event. */
    synchronized void hear(byte[] packet) {
        int began = ByteBuffer.wrap(packet).getInt(TIMESTAMP);
        if (began != last || keys.isEmpty()) {
            last = began;
            keys.append(EVENTS.charAt(packet[HEADER]));
        }
    }

    synchronized String all() {
        return keys.toString();
    }
}
