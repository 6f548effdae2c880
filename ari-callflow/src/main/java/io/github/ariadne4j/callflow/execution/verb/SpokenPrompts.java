package io.github.ariadne4j.callflow.execution.verb;

import io.github.ariadne4j.callflow.execution.gateway.MisconfigurationLog;
import io.github.ariadne4j.callflow.loop.CallLoop;
import io.github.ariadne4j.callflow.speech.SpeechCache;
import io.github.ariadne4j.callflow.speech.SpeechException;
import io.github.ariadne4j.callflow.speech.SpokenText;
import io.github.ariadne4j.callflow.verb.Play;
import io.github.ariadne4j.callflow.verb.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns texts of playbacks into sound files, on threads that may block and within a time. Any thread. */
public final class SpokenPrompts {
    private static final Logger LOG = LoggerFactory.getLogger(SpokenPrompts.class);

    private final @Nullable SpeechCache cache;
    private final CallLoop loop;
    private final Executor threads;
    private final MisconfigurationLog warnings;

    /**
     * Of one engine.
     *
     * @param cache the files of texts; null: the engine has no text to speech
     * @param threads where texts are turned into sound
     * @param warnings of texts that are not said; used on the loop
     */
    public SpokenPrompts(@Nullable SpeechCache cache, CallLoop loop, Executor threads, MisconfigurationLog warnings) {
        this.cache = cache;
        this.loop = loop;
        this.threads = threads;
        this.warnings = warnings;
    }

    /** The same with sound files in the place of texts; completes exceptionally with a {@link SpeechException}. */
    public CompletableFuture<Play> said(Play play) {
        if (!play.isSpoken()) {
            return CompletableFuture.completedFuture(play);
        }
        CompletableFuture<Play> said = new CompletableFuture<>();
        if (cache == null) {
            said.completeExceptionally(
                    new SpeechException("the engine has no text to speech: CallEngine.builder(…).speech(…)"));
        } else {
            say(cache, play, said);
        }
        said.whenComplete((files, failure) -> warn(failure));
        return said;
    }

    private void say(SpeechCache files, Play play, CompletableFuture<Play> said) {
        FutureTask<?> task = new FutureTask<>(() -> complete(files, play, said), true);
        Runnable stopTimer = loop.schedule(files.within(), () -> {
            said.completeExceptionally(new SpeechException("the text to speech took longer than " + files.within()));
            task.cancel(true);
        });
        said.whenComplete((done, failure) -> stopTimer.run());
        try {
            threads.execute(task);
        } catch (RejectedExecutionException e) {
            said.completeExceptionally(new SpeechException("the engine was closed", e));
        }
    }

    private static void complete(SpeechCache files, Play play, CompletableFuture<Play> said) {
        try {
            said.complete(rendered(files, play));
        } catch (SpeechException e) {
            said.completeExceptionally(e);
        } catch (Throwable e) { // an Error as well: the call must not wait for its text
            said.completeExceptionally(new SpeechException(
                    "the text to speech failed: " + e.getClass().getSimpleName(), e));
        }
    }

    private static Play rendered(SpeechCache files, Play play) throws SpeechException, InterruptedException {
        List<Prompt> prompts = new ArrayList<>();
        for (Prompt prompt : play.prompts()) {
            SpokenText text = prompt.speech();
            prompts.add(text == null ? prompt : Prompt.sound(files.soundOf(text.orIn(play.language()))));
        }
        return new Play(prompts, play.language(), play.stoppedBy());
    }

    private void warn(@Nullable Throwable failure) {
        if (failure != null) {
            LOG.debug("a text was not said", failure);
            loop.execute(() -> warnings.notSaid(String.valueOf(failure.getMessage())));
        }
    }

    /** Waits on the thread of a flow; the end of its call ends that, unless it began after it. */
    public static Play await(SpokenPrompts spoken, FlowRequests requests, Play play) throws SpeechException {
        if (!play.isSpoken()) {
            return play;
        }
        int request = requests.isEnded() ? requests.openThroughEnd() : requests.open();
        spoken.said(play).whenComplete((files, failure) -> requests.answer(request, failure == null ? files : failure));
        Object said = requests.await(request);
        if (said instanceof Play files) {
            return files;
        }
        throw said instanceof SpeechException known ? known : new SpeechException("the text was not said");
    }
}
