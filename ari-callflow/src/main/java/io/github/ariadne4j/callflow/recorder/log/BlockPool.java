package io.github.ariadne4j.callflow.recorder.log;

import java.util.ArrayDeque;

/**
 * Blocks of equal size, which logs fill and give back. Blocks that were given back are used again, so that the collector has neither to
 * copy nor to free what is recorded. Used by one thread at a time.
 */
public final class BlockPool {
    /** The number of bytes of entries in a block. */
    static final int SIZE = 1_024;

    /** The number of bytes that a block takes, with its header and its place in a log. */
    static final int BYTES = SIZE + 24;

    private static final int MOST_SPARE = 256;

    private final ArrayDeque<byte[]> spare = new ArrayDeque<>();

    byte[] take() {
        byte[] block = spare.pollLast();
        return block == null ? new byte[SIZE] : block;
    }

    /** Its bytes are read nowhere from now on. */
    void giveBack(byte[] block) {
        if (spare.size() < MOST_SPARE) {
            spare.addLast(block);
        }
    }
}
