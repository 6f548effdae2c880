package io.github.ariadne4j.session.redis;

import io.github.ariadne4j.callflow.session.SessionStoreException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Reads the server information of a Redis, for checks before calls depend on it. */
public final class RedisServerInfo {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private RedisServerInfo() {}

    /**
     * The fields of Redis' command {@code INFO}, such as {@code redis_version} and {@code maxmemory_policy}. Connects
     * and disconnects; blocks.
     *
     * @param redisUrl the URL of Redis; of a Cluster one node answers
     * @throws SessionStoreException if there is no Redis at that URL, or it does not answer
     * @throws IllegalArgumentException if the URL is not a Redis URL
     */
    public static Map<String, String> read(String redisUrl) {
        try (RedisLink link = RedisLink.connect(RedisSettings.of(redisUrl), SessionStoreException::new)) {
            return fields(link.commands()
                    .info()
                    .toCompletableFuture()
                    .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .join());
        } catch (CompletionException e) {
            throw new SessionStoreException("cannot read the information of Redis: " + RedisLink.reason(e), e);
        }
    }

    private static Map<String, String> fields(String info) {
        return info.lines()
                .filter(line -> line.indexOf(':') > 0)
                .map(line -> line.strip().split(":", 2))
                .collect(Collectors.toMap(field -> field[0], field -> field[1], (first, second) -> first));
    }
}
