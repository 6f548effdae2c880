package io.github.ariadne4j.session.redis;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.limit.LimitScope;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Every key that this module writes. The namespace in braces is their hash tag: a Cluster keeps them all on one node, so that
 * one script may touch any of them. Nothing in a key was chosen by a far end: ids are UUIDs, applications are checked, ids of
 * Asterisk servers are percent-encoded, names of scopes are hashed.
 *
 * @param namespace a checked text
 */
record RedisKeys(String namespace) {
    private static final Pattern APPLICATION = Pattern.compile("[A-Za-z0-9._-]{1,73}");
    private static final int HASH_BYTES = 16;

    /** One session as a line of JSON; without an expiry, for calls may last for days. */
    String session(CallId call) {
        return key("session", call.toString());
    }

    /** The set of the ids of calls that live. */
    String live(CallOrigin origin) {
        return key("live", name(origin));
    }

    /** The sorted set of the ids of calls that have ended, by when the store took that. */
    String ended(CallOrigin origin) {
        return key("ended", name(origin));
    }

    /** The hash of an application's sessions whose CDR nobody takes: call id, session and reason. */
    String buried(String application) {
        return key("buried", checked(application));
    }

    /** The set of the origins that have live or ended sessions. */
    String origins() {
        return key("origins");
    }

    /** The hash of the epochs of all origins. */
    String epochs() {
        return key("epochs");
    }

    /** The sorted set of the origins that are owned, by the end of the lease in ms. */
    String owners() {
        return key("owners");
    }

    /** The hash of when each origin's lease was renewed last, in ms. */
    String seen() {
        return key("seen");
    }

    /** The sorted set of calls that hold a lease; there until the last is given back or runs out. */
    String leases(LimitScope scope) {
        return key("leases", hash(scope));
    }

    /** The sorted set of a scope's starts in the last second; there for a second. */
    String starts(LimitScope scope) {
        return key("starts", hash(scope));
    }

    private String key(String... parts) {
        return '{' + namespace + "}:" + String.join(":", parts);
    }

    /**
     * How an origin is called in keys and values: no application holds a colon.
     *
     * @throws IllegalArgumentException if the application's name is none
     */
    static String name(CallOrigin origin) {
        return checked(origin.application()) + ':' + URLEncoder.encode(origin.asteriskId(), StandardCharsets.UTF_8);
    }

    /** The origin of that name. */
    static CallOrigin origin(String name) {
        int colon = name.indexOf(':');
        return new CallOrigin(
                name.substring(0, colon), URLDecoder.decode(name.substring(colon + 1), StandardCharsets.UTF_8));
    }

    private static String checked(String application) {
        if (!APPLICATION.matcher(application).matches()) {
            throw new IllegalArgumentException(
                    "application must be 1 to 73 letters, digits, dots, dashes or underscores");
        }
        return application;
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
