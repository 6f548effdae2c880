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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Every key that this module writes. The namespace in braces is their hash tag: a Cluster keeps them all on one node, so that
 * one script may touch any of them. Nothing in a key was chosen by a far end: ids are UUIDs, applications are checked, ids of
 * Asterisk servers are percent-encoded, names of scopes are hashed.
 * What does not change from call to call is put together once. Safe on any thread.
 */
final class RedisKeys {
    private static final Pattern APPLICATION = Pattern.compile("[A-Za-z0-9._-]{1,73}");
    private static final int HASH_BYTES = 16;
    private static final int MOST_SCOPES = 10_000;

    private final String namespace;
    private final String prefix;
    private final String sessions;
    private final String origins;
    private final String epochs;
    private final String owners;
    private final String seen;
    private final String servers;

    /** By origin; there are as many as there are applications on Asterisk servers. */
    private final Map<CallOrigin, OfOrigin> ofOrigins = new ConcurrentHashMap<>();

    /** By scope, of those seen lately. */
    private final Map<LimitScope, OfScope> ofScopes = new ConcurrentHashMap<>();

    /**
     * What an origin has.
     *
     * @param name how it is called in values
     * @param live the set of the ids of calls that live
     * @param ended the sorted set of the ids of calls that have ended, by when the store took that
     */
    record OfOrigin(String name, String live, String ended) {}

    /**
     * What a scope has.
     *
     * @param leases the sorted set of calls that hold a lease; there until the last is given back or runs out
     * @param rate when the scope's next call falls due; there until then
     */
    record OfScope(String leases, String rate) {}

    /** @param namespace a checked text */
    RedisKeys(String namespace) {
        this.namespace = namespace;
        prefix = '{' + namespace + "}:";
        sessions = prefix + "session:";
        origins = prefix + "origins";
        epochs = prefix + "epochs";
        owners = prefix + "owners";
        seen = prefix + "seen";
        servers = prefix + "servers";
    }

    String namespace() {
        return namespace;
    }

    /**
     * The keys of an origin.
     *
     * @throws IllegalArgumentException if the application's name is none
     */
    OfOrigin of(CallOrigin origin) {
        OfOrigin known = ofOrigins.get(origin);
        return known == null ? ofOrigins.computeIfAbsent(origin, this::named) : known;
    }

    private OfOrigin named(CallOrigin origin) {
        String name = name(origin);
        return new OfOrigin(name, prefix + "live:" + name, prefix + "ended:" + name);
    }

    /** The keys of a scope. */
    OfScope of(LimitScope scope) {
        OfScope known = ofScopes.get(scope);
        return known == null ? hashed(scope) : known;
    }

    private OfScope hashed(LimitScope scope) {
        if (ofScopes.size() >= MOST_SCOPES) {
            ofScopes.clear();
        }
        String hash = hash(scope);
        OfScope keys = new OfScope(prefix + "leases:" + hash, prefix + "rate:" + hash);
        ofScopes.put(scope, keys);
        return keys;
    }

    /** One session as a line of JSON; without an expiry, for calls may last for days. */
    String session(CallId call) {
        return session(call.toString());
    }

    /** The session of the call whose id is this text. */
    String session(String call) {
        return sessions + call;
    }

    /** The set of the ids of calls that live. */
    String live(CallOrigin origin) {
        return of(origin).live();
    }

    /** The sorted set of the ids of calls that have ended. */
    String ended(CallOrigin origin) {
        return of(origin).ended();
    }

    /** The hash of an application's sessions whose CDR no database takes: call id, session and reason. */
    String buried(String application) {
        return prefix + "buried:" + checked(application);
    }

    /** The set of the origins that have live or ended sessions. */
    String origins() {
        return origins;
    }

    /** The hash of the epochs of all origins. */
    String epochs() {
        return epochs;
    }

    /** The sorted set of the origins that are owned, by the end of the lease in ms. */
    String owners() {
        return owners;
    }

    /** The hash of when each origin's lease was renewed last, in ms. */
    String seen() {
        return seen;
    }

    /** The hash of the Asterisk server that each origin's owner serves. */
    String servers() {
        return servers;
    }

    /** The sorted set of calls that hold a lease in this scope. */
    String leases(LimitScope scope) {
        return of(scope).leases();
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
