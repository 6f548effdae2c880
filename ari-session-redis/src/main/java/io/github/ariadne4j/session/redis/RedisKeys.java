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
 * The names of all keys that this module writes. The namespace in braces is their hash tag: a Cluster stores them on
 * one node, so that one script can use all of them. No key contains untrusted text: ids are UUIDs, applications are
 * validated, ids of Asterisk servers are percent-encoded, names of scopes are hashed. Keys that do not depend on a call
 * are cached. Safe on any thread.
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

    /** By origin; one for each application on each Asterisk server. */
    private final Map<CallOrigin, OfOrigin> ofOrigins = new ConcurrentHashMap<>();

    /** By scope, for recently used ones. */
    private final Map<LimitScope, OfScope> ofScopes = new ConcurrentHashMap<>();

    /**
     * The keys of an origin.
     *
     * @param name its name in values
     * @param live the set of the ids of live calls
     * @param ended the sorted set of the ids of ended calls, by the time at which the end was stored
     */
    record OfOrigin(String name, String live, String ended) {}

    /**
     * The keys of a scope.
     *
     * @param leases the sorted set of calls with a lease; exists until the last lease is released or expires
     * @param rate the time at which the scope's next call is due; exists until then
     */
    record OfScope(String leases, String rate) {}

    /** @param namespace a validated text */
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
     * @throws IllegalArgumentException if the application's name is invalid
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

    /** A session as a line of JSON; without expiry, since calls may last for days. */
    String session(CallId call) {
        return session(call.toString());
    }

    /** The session of the call with this id. */
    String session(String call) {
        return sessions + call;
    }

    /** The set of the ids of live calls. */
    String live(CallOrigin origin) {
        return of(origin).live();
    }

    /** The sorted set of the ids of ended calls. */
    String ended(CallOrigin origin) {
        return of(origin).ended();
    }

    /** The hash of an application's dead letters, sessions whose CDR the database rejects: call id to session and reason. */
    String deadLetters(String application) {
        return prefix + "dead-letters:" + checked(application);
    }

    /** The set of origins with live or ended sessions. */
    String origins() {
        return origins;
    }

    /** The hash of the epochs of all origins. */
    String epochs() {
        return epochs;
    }

    /** The sorted set of owned origins, by the end of the lease in ms. */
    String owners() {
        return owners;
    }

    /** The hash of the time of each origin's last lease renewal, in ms. */
    String seen() {
        return seen;
    }

    /** The hash of the Asterisk server that each origin's owner serves. */
    String servers() {
        return servers;
    }

    /** The sorted set of calls with a lease in this scope. */
    String leases(LimitScope scope) {
        return of(scope).leases();
    }

    /**
     * The name of an origin in keys and values, unambiguous since an application has no colon.
     *
     * @throws IllegalArgumentException if the application's name is invalid
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
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
