package io.github.ariadne4j.session.redis;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.SessionJson;
import io.github.ariadne4j.callflow.session.SessionStoreException;
import io.lettuce.core.KeyValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads many sessions. An unreadable session is logged and skipped, so that it does not block the others. */
final class SessionReader {
    private static final Logger LOG = LoggerFactory.getLogger(SessionReader.class);

    /** Number of sessions read by one command, so that each command stays within the time limit. */
    static final int AT_ONCE = 500;

    private final RedisCommands redis;
    private final RedisKeys keys;

    SessionReader(RedisCommands redis, RedisKeys keys) {
        this.redis = redis;
        this.keys = keys;
    }

    /** The existing sessions of these calls, read in several parts. */
    CompletionStage<List<CallSession>> read(Collection<CallId> calls) {
        return read(List.copyOf(calls), new ArrayList<>());
    }

    private CompletionStage<List<CallSession>> read(List<CallId> calls, List<CallSession> found) {
        if (calls.isEmpty()) {
            return CompletableFuture.completedStage(List.copyOf(found));
        }
        List<CallId> part = calls.subList(0, Math.min(AT_ONCE, calls.size()));
        String[] touched = part.stream().map(keys::session).toArray(String[]::new);
        return redis.<List<KeyValue<String, String>>>send(
                        "read " + part.size() + " sessions", commands -> commands.mget(touched))
                .thenCompose(lines -> {
                    lines.stream()
                            .filter(KeyValue::hasValue)
                            .forEach(line ->
                                    readable(line.getKey(), line.getValue()).ifPresent(found::add));
                    return read(calls.subList(part.size(), calls.size()), found);
                });
    }

    /** The session of this line; empty if it cannot be read. */
    static Optional<CallSession> readable(String where, String line) {
        try {
            return Optional.of(SessionJson.read(line));
        } catch (SessionStoreException e) {
            LOG.warn("{} cannot be read and is skipped: {}", where, e.getMessage());
            return Optional.empty();
        }
    }
}
