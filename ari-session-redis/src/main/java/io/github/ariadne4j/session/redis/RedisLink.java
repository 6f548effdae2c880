package io.github.ariadne4j.session.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection that comes back by itself. While it is away every command fails at once instead of waiting: a call cannot
 * wait, and a command that is sent late does harm. Commands go out in the order in which they are sent.
 */
final class RedisLink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RedisLink.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final int MOST_TRIES = 3;

    private final ClientResources resources;
    private final RedisClient client;
    private final StatefulRedisConnection<String, String> connection;
    private final Failures failures;

    /**
     * How a failure is told.
     *
     * @param where host and port, never the password
     * @param thrown makes the exception of the port
     */
    private record Failures(String where, BiFunction<String, Throwable, ? extends RuntimeException> thrown) {
        RuntimeException of(String what, Throwable error) {
            Throwable cause =
                    error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
            return thrown.apply(what + ": Redis at " + where + ": " + cause.getMessage(), cause);
        }
    }

    private RedisLink(
            ClientResources resources,
            RedisClient client,
            StatefulRedisConnection<String, String> connection,
            Failures failures) {
        this.resources = resources;
        this.client = client;
        this.connection = connection;
        this.failures = failures;
    }

    /** Connects; what fails, now or later, fails with an exception that {@code thrown} makes. */
    static RedisLink connect(RedisSettings settings, BiFunction<String, Throwable, ? extends RuntimeException> thrown) {
        RedisURI uri = parse(settings);
        Failures failures = new Failures(uri.getHost() + ':' + uri.getPort(), thrown);
        ClientResources resources = DefaultClientResources.builder()
                .ioThreadPoolSize(2)
                .computationThreadPoolSize(2)
                .reconnectDelay(Delay.exponential(SHORTEST_PAUSE, LONGEST_PAUSE, 2, TimeUnit.MILLISECONDS))
                .build();
        RedisClient client = RedisClient.create(resources, uri);
        client.setOptions(options(settings));
        try {
            return new RedisLink(resources, client, connection(client), failures);
        } catch (RedisException e) {
            shutDown(client, resources);
            throw thrown.apply(
                    "cannot connect to Redis at " + failures.where() + ": " + reason(e)
                            + "; check that it runs there, and the user and password in the URL",
                    e);
        }
    }

    private static RedisURI parse(RedisSettings settings) {
        RedisURI uri;
        try {
            uri = RedisURI.create(settings.url());
        } catch (IllegalArgumentException e) {
            // Without the cause: it repeats the URL, and with it the password.
            throw new IllegalArgumentException(
                    "a Redis URL reads redis://[[user]:password@]host[:port][/database], special characters percent-encoded");
        }
        uri.setTimeout(settings.timeout());
        // Redis before 7.2 does not know the command that would carry them.
        uri.setLibraryName("");
        uri.setLibraryVersion("");
        return uri;
    }

    /** Lettuce tells now and then of a closed connection where Redis said why it closed it; asked again, it knows. */
    private static StatefulRedisConnection<String, String> connection(RedisClient client) {
        int tries = 0;
        while (true) {
            tries++;
            try {
                return client.connect();
            } catch (RedisException e) {
                if (tries == MOST_TRIES || saysWhy(root(e))) {
                    throw e;
                }
            }
        }
    }

    private static boolean saysWhy(Throwable root) {
        return root instanceof RedisCommandExecutionException
                || root instanceof RedisCommandTimeoutException
                || root instanceof IOException;
    }

    private static String reason(Throwable e) {
        return String.valueOf(root(e).getMessage());
    }

    private static Throwable root(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static ClientOptions options(RedisSettings settings) {
        ClientOptions.Builder options = ClientOptions.builder()
                .autoReconnect(true)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(settings.queue())
                .timeoutOptions(TimeoutOptions.enabled(settings.timeout()))
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(CONNECT)
                        .keepAlive(true)
                        .build())
                // True filters out: nothing is sent again, since its caller was told that it failed.
                .replayFilter(command -> true);
        askForNoMaintenanceNotifications(options);
        return options.build();
    }

    /** Redis 7.0 answers that question with an error. Lettuce 6.8, which some applications bring, never asks it. */
    private static void askForNoMaintenanceNotifications(ClientOptions.Builder options) {
        try {
            options.maintNotificationsConfig(MaintNotificationsConfig.disabled());
        } catch (NoSuchMethodError | NoClassDefFoundError olderLettuce) {
            LOG.debug("this Lettuce knows no maintenance notifications");
        }
    }

    /** Sends a command; a failure says what, where and why. */
    <T> CompletionStage<T> send(String what, Function<RedisAsyncCommands<String, String>, CompletionStage<T>> command) {
        CompletionStage<T> sent;
        try {
            sent = command.apply(connection.async());
        } catch (RedisException e) {
            sent = CompletableFuture.failedStage(e);
        }
        return sent.exceptionallyCompose(e -> CompletableFuture.failedStage(failures.of(what, e)));
    }

    /** Completes when all of them have; fails if one does. */
    static CompletionStage<Void> all(Collection<? extends CompletionStage<?>> stages) {
        return CompletableFuture.allOf(
                stages.stream().map(CompletionStage::toCompletableFuture).toArray(CompletableFuture<?>[]::new));
    }

    @Override
    public void close() {
        connection.close();
        shutDown(client, resources);
    }

    private static void shutDown(RedisClient client, ClientResources resources) {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        resources.shutdown(0, 1, TimeUnit.SECONDS);
    }
}
