package io.github.ariadne4j.examples.b2bua.status;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A check on a thread of its own, once at a time: one that hangs is a reason, and holds up neither pages nor other checks. */
final class RunningCheck {
    private final Check check;
    private final Executor threads;
    private final Duration limit;
    private CompletableFuture<List<Reason>> asked = CompletableFuture.completedFuture(List.of());
    private long askedAt;

    RunningCheck(Check check, Executor threads, Duration limit) {
        this.check = check;
        this.threads = threads;
        this.limit = limit;
    }

    /** Asks, unless an earlier question has no answer yet. */
    synchronized void ask() {
        if (asked.isDone()) {
            askedAt = System.nanoTime();
            asked = CompletableFuture.supplyAsync(check::reasons, threads);
        }
    }

    /** What it said; waits until it is overdue. */
    List<Reason> reasons() {
        CompletableFuture<List<Reason>> latest;
        long left;
        synchronized (this) {
            latest = asked;
            left = limit.toNanos() - (System.nanoTime() - askedAt);
        }
        try {
            return latest.get(Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return said("the check has not come back within " + limit.toSeconds() + " s");
        } catch (ExecutionException e) {
            return said("the check failed: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return said("the check was interrupted");
        }
    }

    private List<Reason> said(String detail) {
        return List.of(new Reason(check.name(), detail));
    }
}
