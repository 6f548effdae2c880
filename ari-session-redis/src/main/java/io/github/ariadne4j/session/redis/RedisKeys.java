package io.github.ariadne4j.session.redis;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.limit.LimitScope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Every key that this module writes. Braces are Redis Cluster's hash tags: what one script touches shares a tag. Nothing in
 * a key was chosen by a far end: ids are UUIDs, applications are checked, names of scopes are hashed.
 */
final class RedisKeys {
    private static final Pattern APPLICATION = Pattern.compile("[A-Za-z0-9._-]{1,73}");
    private static final int HASH_BYTES = 16;

    private RedisKeys() {}

    /** The hash of one session; there from its create to its remove, without an expiry: calls may last for days. */
    static String session(CallId call) {
        return "a4j:{" + call + "}:session";
    }

    /**
     * The set of the ids of an application's calls; there while it has any.
     *
     * @throws IllegalArgumentException if that is no application's name
     */
    static String calls(String application) {
        if (!APPLICATION.matcher(application).matches()) {
            throw new IllegalArgumentException(
                    "application must be 1 to 73 letters, digits, dots, dashes or underscores");
        }
        return "a4j:calls:" + application;
    }

    /** The sorted set of calls that hold a lease; there until the last is given back or runs out. */
    static String leases(LimitScope scope) {
        return "a4j:{limits}:leases:" + hash(scope);
    }

    /** The sorted set of a scope's starts in the last second; there for a second. */
    static String starts(LimitScope scope) {
        return "a4j:{limits}:starts:" + hash(scope);
    }

    private static String hash(LimitScope scope) {
        try {
            byte[] name = (scope.kind().name() + '/' + scope.name()).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(name), 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
