package io.github.ariadne4j.ari.transport.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks HTTP Basic credentials (RFC 7617). The time of a check depends neither on the password nor on whether the user exists. */
final class BasicAuthenticator {
    private static final String BASIC = "Basic ";

    private final Map<String, String> passwords;

    BasicAuthenticator(Map<String, String> passwords) {
        this.passwords = passwords;
    }

    /** The user of this {@code Authorization} header; null if its credentials are missing or wrong. */
    @Nullable String identify(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return null;
        }
        String claimed = decoded(authorization.substring(BASIC.length()).strip());
        int colon = claimed.indexOf(':');
        if (colon < 0) {
            return null;
        }
        String user = claimed.substring(0, colon);
        @Nullable String password = passwords.get(user);
        boolean same =
                MessageDigest.isEqual(digest(claimed.substring(colon + 1)), digest(password == null ? "" : password));
        return same && password != null ? user : null;
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }

    /** Digests have one length, so that the comparison takes the same time for every password. */
    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
