package io.github.ariadne4j.examples.b2bua.store;

import io.github.ariadne4j.examples.b2bua.lifecycle.Shutdown;
import io.github.ariadne4j.examples.b2bua.lifecycle.StartupRetry;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Migrates the tables of a database that could not be reached at the start, as soon as it can, on a thread of its own, while calls are
 * taken. Until then the sink finds no table and tries again.
 */
final class DeferredMigration implements AutoCloseable {
    /** The time for a running migration when the application ends. */
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(DeferredMigration.class);

    private final Shutdown closing = new Shutdown();
    private final Thread thread;

    private DeferredMigration(Runnable migrate, Consumer<RuntimeException> refused) {
        this.thread = new Thread(() -> wait(migrate, refused), "cdr-tables");
        this.thread.setDaemon(true);
    }

    /**
     * Starts.
     *
     * @param migrate migrates, or throws as {@link CdrDatabase#open} does
     * @param refused receives, on that thread, a failure that will not pass by itself
     */
    static DeferredMigration start(Runnable migrate, Consumer<RuntimeException> refused) {
        DeferredMigration migration = new DeferredMigration(migrate, refused);
        migration.thread.start();
        return migration;
    }

    private void wait(Runnable migrate, Consumer<RuntimeException> refused) {
        try {
            new StartupRetry(closing, why -> LOG.debug("the tables of CDRs are not migrated yet: {}", why))
                    .until(() -> {
                        migrate.run();
                        return true;
                    })
                    .ifPresent(done -> LOG.info("the database is reachable: CDRs are written from now on"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            refused.accept(e);
        }
    }

    /** Whether it has stopped trying. */
    boolean isOver() {
        return !thread.isAlive();
    }

    @Override
    public void close() {
        closing.ask("the application ends");
        try {
            thread.join(CLOSING.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
