package io.github.ariadne4j.chaos.telephone;

import java.nio.ByteBuffer;

/** Reads the keys of others from RTP packets with telephone events (RFC 4733). Used by one thread. */
final class KeyEvents {
    private static final String KEYS = "0123456789*#ABCD";
    private static final int TIMESTAMP = 4;
    private static final int HEADER = 12;
    private static final int SIZE = HEADER + 4;

    private int lastTimestamp;
    private boolean isFirst = true;

    /** The key of this event in its first packet; 0 for other packets. */
    char hear(ByteBuffer packet) {
        int timestamp = packet.getInt(TIMESTAMP);
        int event = packet.get(HEADER);
        if (packet.limit() != SIZE || (!isFirst && timestamp == lastTimestamp) || event < 0 || event >= KEYS.length()) {
            return 0;
        }
        isFirst = false;
        lastTimestamp = timestamp;
        return KEYS.charAt(event);
    }
}
