package io.github.ariadne4j.examples.b2bua.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Whether calls can be taken, and if not, why not. Asked at most once a second, whoever asks how often. */
public final class Health {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Map<String, Supplier<Optional<String>>> checks = new LinkedHashMap<>();
    private String starting = "starting";
    private Optional<String> last = Optional.empty();
    private long askedAt;

    /** The application is not ready yet, because of this. */
    public synchronized void waitingFor(String what) {
        starting = what;
    }

    /** The application is ready; from now on the checks decide. */
    public synchronized void started() {
        starting = "";
    }

    /** Adds a check: empty is well, else what is wrong. */
    public synchronized void check(String name, Supplier<Optional<String>> check) {
        checks.put(name, check);
    }

    /** Adds a check of something that answers within a second when it is well. */
    public void ping(String name, Supplier<CompletionStage<Void>> ping) {
        check(name, () -> answer(ping));
    }

    /** Empty if all is well, else everything that is wrong. */
    public synchronized Optional<String> problem() {
        if (!starting.isEmpty()) {
            return Optional.of(starting);
        }
        if (askedAt == 0 || System.nanoTime() - askedAt > FRESH_NANOS) {
            last = ask();
            askedAt = System.nanoTime();
        }
        return last;
    }

    private Optional<String> ask() {
        String problems = checks.entrySet().stream()
                .flatMap(check -> check.getValue().get().map(why -> check.getKey() + ": " + why).stream())
                .collect(Collectors.joining("; "));
        return problems.isEmpty() ? Optional.empty() : Optional.of(problems);
    }

    private static Optional<String> answer(Supplier<CompletionStage<Void>> ping) {
        try {
            ping.get().toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return Optional.empty();
        } catch (TimeoutException e) {
            return Optional.of("no answer within " + PATIENCE.toSeconds() + " s");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            return Optional.of(String.valueOf(cause == null ? e.getMessage() : cause.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }
}
