package io.github.ariadne4j.callflow.recorder;

/**
 * The bounds of a recorder.
 *
 * @param endedCalls how many ended calls
 * @param bytes how many bytes of all calls together, estimated from the texts that are kept
 */
public record RecorderSettings(int endedCalls, long bytes) {
    private static final int LAST_CALLS = 1_000;
    private static final long MEBIBYTE = 1L << 20;
    private static final long USUAL_MEBIBYTES = 64;

    /**
     * Checks them.
     *
     * @throws IllegalArgumentException if one is not positive
     */
    public RecorderSettings {
        if (endedCalls < 1 || bytes < 1) {
            throw new IllegalArgumentException(
                    "a recorder needs room for a call: " + endedCalls + " calls, " + bytes + " bytes");
        }
    }

    /** The last 1,000 calls, 64 MiB. */
    public static RecorderSettings defaults() {
        return new RecorderSettings(LAST_CALLS, USUAL_MEBIBYTES * MEBIBYTE);
    }

    /** The same with another bound in MiB. */
    public RecorderSettings withMebibytes(int most) {
        return new RecorderSettings(endedCalls, most * MEBIBYTE);
    }
}
