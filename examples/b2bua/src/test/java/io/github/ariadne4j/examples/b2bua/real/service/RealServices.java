package io.github.ariadne4j.examples.b2bua.real.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.Credentials;
import io.github.ariadne4j.cdr.jdbc.PostgresServer;
import io.github.ariadne4j.session.redis.RedisServer;
import io.github.ariadne4j.testkit.real.RealAsterisk;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Asterisk, Redis and PostgreSQL: started with the first class that needs them, stopped after the last one. */
public final class RealServices implements BeforeAllCallback {
    /** For the files of these services; each JVM with tests has its own. */
    static final Path FOLDER =
            Path.of("target/it", System.getProperty("it.services", "")).toAbsolutePath();

    private Running running;

    private record Running(RealAsterisk asterisk, RedisServer redis, PostgresServer postgres) implements AutoCloseable {
        static Running start() {
            return new Running(
                    RealAsterisk.start(
                            FOLDER.resolve("asterisk"),
                            Path.of("src/test/resources/asterisk").toAbsolutePath()),
                    RedisServer.ofOurOwn().start(),
                    PostgresServer.ofOurOwn().start());
        }

        @Override
        public void close() {
            asterisk.close();
            redis.close();
            postgres.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        ExtensionContext.Store store =
                context.getRoot().getStore(ExtensionContext.Namespace.create(RealServices.class));
        running = store.getOrComputeIfAbsent(Running.class, key -> Running.start(), Running.class);
        store.getOrComputeIfAbsent(ClassArchive.class, key -> ClassArchive.write(this), ClassArchive.class);
    }

    /** A client of the application that the dialplan gives calls to. */
    public static AriClient connect(RealAsterisk asterisk) {
        Map<String, String> settings = asterisk.settings();
        return AriClient.connect(AriSettings.of(
                URI.create(settings.get("ARI_URL")),
                new Credentials(settings.get("ARI_USERNAME"), settings.get("ARI_PASSWORD")),
                settings.get("ARI_APP")));
    }

    public RealAsterisk asterisk() {
        return running.asterisk();
    }

    public RedisServer redis() {
        return running.redis();
    }

    public PostgresServer postgres() {
        return running.postgres();
    }

    /** Waits until no channel, no bridge and no session of a call is left. */
    public void awaitNothingLeft() {
        asterisk().awaitEmpty();
        await().untilAsserted(() ->
                assertThat(redis().callKeys()).as("keys of calls in Redis").isZero());
    }

    /** Removes what an application that is gone has left of a call that went on: as its successor would. */
    public void clear() {
        asterisk().clear();
        redis().ask("FLUSHALL");
    }
}
