package io.github.ariadne4j.callflow.channel;

import org.jspecify.annotations.Nullable;

/**
 * The name of one half of a Local channel: {@code Local/3180@from-carrier-00000137;1}.
 *
 * @param pair what both halves are called
 * @param far whether it is the half that goes through the dialplan, {@code ;2}
 */
public record LocalChannelName(String pair, boolean far) {
    private static final String DRIVER = "Local/";
    private static final String NEAR_HALF = ";1";
    private static final String FAR_HALF = ";2";

    /** Null if it is the name of another kind of channel. */
    public static @Nullable LocalChannelName of(String name) {
        boolean far = name.endsWith(FAR_HALF);
        boolean half = far || name.endsWith(NEAR_HALF);
        int at = name.lastIndexOf('@');
        return half && name.startsWith(DRIVER) && at >= DRIVER.length()
                ? new LocalChannelName(name.substring(0, name.length() - NEAR_HALF.length()), far)
                : null;
    }

    /** The name of the other half. */
    public LocalChannelName otherHalf() {
        return new LocalChannelName(pair, !far);
    }

    /** The number that it calls; comes from the far end in a transfer, so treat it as untrusted. */
    public String exten() {
        return pair.substring(DRIVER.length(), pair.lastIndexOf('@'));
    }

    /** Whether Asterisk made it to connect two calls in an attended transfer. */
    boolean linksCalls() {
        return pair.startsWith("Local/_attended@transfer-");
    }
}
