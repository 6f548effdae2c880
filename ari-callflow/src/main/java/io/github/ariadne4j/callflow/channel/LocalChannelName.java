package io.github.ariadne4j.callflow.channel;

import io.github.ariadne4j.ari.model.ChannelId;
import org.jspecify.annotations.Nullable;

/**
 * The name of one half of a Local channel: {@code Local/3180@from-carrier-00000137;1}.
 *
 * @param pair the part that both halves have in common
 * @param far whether it is the half in the dialplan, {@code ;2}
 */
public record LocalChannelName(String pair, boolean far) {
    private static final String DRIVER = "Local/";
    private static final String NEAR_HALF = ";1";

    /** Asterisk also appends it to the id. */
    private static final String FAR_HALF = ";2";

    /** Parses a channel name; null for another kind of channel. */
    public static @Nullable LocalChannelName of(String name) {
        boolean far = isFarHalf(name);
        boolean half = far || name.endsWith(NEAR_HALF);
        int at = name.lastIndexOf('@');
        return half && name.startsWith(DRIVER) && at >= DRIVER.length()
                ? new LocalChannelName(name.substring(0, name.length() - NEAR_HALF.length()), far)
                : null;
    }

    /** Whether it is the id or the name of the far half of a Local channel. */
    public static boolean isFarHalf(String idOrName) {
        return idOrName.endsWith(FAR_HALF);
    }

    /** The id with which the Local channel was created, which is that of its near half. */
    public static ChannelId nearHalf(ChannelId farHalf) {
        String id = farHalf.value();
        return new ChannelId(id.substring(0, id.length() - FAR_HALF.length()));
    }

    /** The name of the other half. */
    public LocalChannelName otherHalf() {
        return new LocalChannelName(pair, !far);
    }

    /** The number that it dials; in a transfer it comes from the far end and is untrusted. */
    public String exten() {
        return pair.substring(DRIVER.length(), pair.lastIndexOf('@'));
    }

    /** Whether Asterisk created it to connect two calls in an attended transfer. */
    boolean linksCalls() {
        return pair.startsWith("Local/_attended@transfer-");
    }
}
