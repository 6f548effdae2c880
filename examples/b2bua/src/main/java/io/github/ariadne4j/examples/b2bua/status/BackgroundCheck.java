package io.github.ariadne4j.examples.b2bua.status;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs a check on a thread of its own, one run at a time: one that hangs is a reason, and delays neither pages nor other checks. */
final class BackgroundCheck {
    private final HealthCheck check;
    private final Executor threads;
    private final Duration limit;
    private CompletableFuture<List<UnavailabilityReason>> asked = CompletableFuture.completedFuture(List.of());
    private long askedAt;

    BackgroundCheck(HealthCheck check, Executor threads, Duration limit) {
        this.check = check;
        this.threads = threads;
        this.limit = limit;
    }

    /** Starts a run, unless the last one has not completed. */
    synchronized void ask() {
        if (asked.isDone()) {
            askedAt = System.nanoTime();
            asked = CompletableFuture.supplyAsync(check::reasons, threads);
        }
    }

    /** The reasons of the last run; waits until its time limit. */
    List<UnavailabilityReason> reasons() {
        CompletableFuture<List<UnavailabilityReason>> latest;
        long left;
        synchronized (this) {
            latest = asked;
            left = limit.toNanos() - (System.nanoTime() - askedAt);
        }
        try {
            return latest.get(Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return said("the check has not completed within " + limit.toSeconds() + " s");
        } catch (ExecutionException e) {
            return said("the check failed: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return said("the check was interrupted");
        }
    }

    private List<UnavailabilityReason> said(String detail) {
        return List.of(new UnavailabilityReason(check.name(), detail));
    }
}
