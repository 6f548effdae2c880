package io.github.ariadne4j.examples.b2bua.store;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.DeadLetter;
import io.github.ariadne4j.callflow.session.Ports;
import io.github.ariadne4j.callflow.session.SessionStore;
import io.github.ariadne4j.callflow.session.SessionStoreException;
import io.github.ariadne4j.examples.b2bua.config.DisplayText;
import io.github.ariadne4j.examples.b2bua.lifecycle.UnreachableException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * The calls of an application whose CDR the database refused for good. Blocks within the store's time limit; used by the main thread.
 */
public final class DeadLetters {
    private final SessionStore sessions;
    private final String application;

    /**
     * The dead letters of an application.
     *
     * @param sessions their store
     * @param application the application
     */
    public DeadLetters(SessionStore sessions, String application) {
        this.sessions = sessions;
        this.application = application;
    }

    /**
     * A line for each, the earliest end first: the call's id, its end, the caller, and why its CDR is refused, separated by tabs.
     *
     * @throws UnreachableException if the store cannot be reached
     */
    public List<String> lines() {
        return deadLetters().stream().map(DeadLetters::line).toList();
    }

    /** Requeues all of them; returns their number. */
    public int requeueAll() {
        return (int) deadLetters().stream()
                .filter(letter -> requeue(letter.session().id()))
                .count();
    }

    /** Requeues the CDR of this call; returns whether it was among them. */
    public boolean requeue(CallId call) {
        return done(sessions.requeue(application, call));
    }

    private List<DeadLetter> deadLetters() {
        return done(sessions.deadLetters(application)).stream()
                .sorted(Comparator.comparing(letter -> ended(letter.session())))
                .toList();
    }

    private static Instant ended(CallSession session) {
        Instant ended = session.timeline().ended();
        return ended == null ? session.timeline().started() : ended;
    }

    private static String line(DeadLetter letter) {
        CallSession session = letter.session();
        return String.join(
                "\t",
                session.id().toString(),
                ended(session).toString(),
                DisplayText.ofNumber(session.call().caller().number()),
                DisplayText.of(letter.reason()));
    }

    private static <T> T done(CompletionStage<T> asked) {
        try {
            return asked.toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof SessionStoreException away
                    ? new UnreachableException("the session store: " + DisplayText.of(Ports.why(away)), away)
                    : e;
        }
    }
}
