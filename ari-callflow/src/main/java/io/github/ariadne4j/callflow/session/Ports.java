package io.github.ariadne4j.callflow.session;

import io.github.ariadne4j.ari.request.FailureReason;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Calls ports that applications implement: every exception becomes a failed stage. Any thread. */
public final class Ports {
    private Ports() {}

    /** Calls a port; an exception that it throws becomes a failed stage. */
    public static <T> CompletionStage<T> ask(Supplier<CompletionStage<T>> port) {
        try {
            return Objects.requireNonNull(port.get(), "a port returned null in place of a stage");
        } catch (Throwable e) { // an Error as well: a port that fails must not stop a call
            return CompletableFuture.failedStage(e);
        }
    }

    /** Calls a store; one that does not answer within this time has failed, and a later answer is ignored. */
    public static <T> CompletionStage<T> ask(Duration within, Supplier<CompletionStage<T>> store) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        ask(store).whenComplete((value, error) -> {
            if (error == null) {
                answer.complete(value);
            } else {
                answer.completeExceptionally(failure(within, reason(error)));
            }
        });
        if (!answer.isDone()) {
            AnswerDeadlines.of(within).add(answer);
        }
        return answer;
    }

    private static Throwable failure(Duration within, Throwable error) {
        return error instanceof TimeoutException ? AnswerDeadlines.missed(within, error) : error;
    }

    /** The exception of the port, without the wrappers of stages. */
    public static Throwable reason(Throwable error) {
        Throwable cause = error.getCause();
        return error instanceof CompletionException && cause != null ? cause : error;
    }

    /** The message of the exception of the port; never blank. */
    public static String why(Throwable error) {
        return FailureReason.of(reason(error));
    }
}
