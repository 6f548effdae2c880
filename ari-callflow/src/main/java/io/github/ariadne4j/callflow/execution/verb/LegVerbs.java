package io.github.ariadne4j.callflow.execution.verb;

import io.github.ariadne4j.callflow.model.FlowAnswer;
import io.github.ariadne4j.callflow.model.FlowVerb;
import io.github.ariadne4j.callflow.speech.SpeechException;
import io.github.ariadne4j.callflow.verb.Gather;
import io.github.ariadne4j.callflow.verb.GatherOutcome;
import io.github.ariadne4j.callflow.verb.Pause;
import io.github.ariadne4j.callflow.verb.PauseOutcome;
import io.github.ariadne4j.callflow.verb.Play;
import io.github.ariadne4j.callflow.verb.PlayOutcome;
import io.github.ariadne4j.callflow.verb.Prompt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The verbs for the party of one leg: sounds and keys. Each verb waits for its answer. Used by one flow's thread only. */
public final class LegVerbs {
    private static final String OF_HTTP = "sound:http";

    private final String party;
    private final Supplier<Instant> clock;
    private final Saying saying;
    private final Asking call;

    /** Turns texts into sound files. */
    public interface Saying {
        /** Waits for the files. */
        Play said(Play play) throws SpeechException;
    }

    /** Asks the call for something on the leg, and waits for the answer. */
    public interface Asking {
        /**
         * Asks, and waits.
         *
         * @param until what ends a pause earlier; null: nothing
         */
        FlowAnswer ask(FlowVerb verb, @Nullable BooleanSupplier until);
    }

    /**
     * Of one leg.
     *
     * @param party whose leg it is, for messages
     */
    public LegVerbs(String party, Supplier<Instant> clock, Saying saying, Asking call) {
        this.party = party;
        this.clock = clock;
        this.saying = saying;
        this.call = call;
    }

    private FlowAnswer ask(FlowVerb verb) {
        return call.ask(verb, null);
    }

    public PlayOutcome play(Play play) {
        try {
            return playSaid(play, saying.said(play));
        } catch (SpeechException e) {
            return new PlayOutcome.Failed(play.prompts(), e.getMessage());
        }
    }

    private PlayOutcome playSaid(Play play, Play said) {
        FlowAnswer answer = ask(new FlowVerb.PlayPrompts(said));
        if (answer instanceof FlowAnswer.Collected stopped) {
            return new PlayOutcome.StoppedBy(stopped.keys().pressed().charAt(0));
        }
        return answer instanceof FlowAnswer.Done
                ? new PlayOutcome.Finished()
                : new PlayOutcome.Failed(play.prompts(), needOf(play.prompts()));
    }

    private static @Nullable String needOf(List<Prompt> prompts) {
        for (Prompt prompt : prompts) {
            if (prompt.uri().startsWith(OF_HTTP)) {
                return "a sound of an http address needs res_http_media_cache.so (module show like http_media)";
            }
        }
        return null;
    }

    public GatherOutcome gather(Gather gather) {
        return gather(gather, this, 1);
    }

    /**
     * Collects keys until they are valid or the attempts are used up.
     *
     * @param first makes the first request for keys
     * @param begun the attempt that it is of, from 1
     */
    public GatherOutcome gather(Gather gather, LegVerbs first, int begun) {
        int from = Math.min(begun, gather.tries());
        GatherOutcome outcome = first.gather(gather, from);
        for (int attempt = from + 1; attempt <= gather.tries() && isRepeated(outcome); attempt++) {
            outcome = gather(gather, attempt);
        }
        return outcome;
    }

    private static boolean isRepeated(GatherOutcome outcome) {
        return !(outcome instanceof GatherOutcome.Digits) && !(outcome instanceof GatherOutcome.Failed);
    }

    private GatherOutcome gather(Gather gather, int attempt) {
        Play prompts = gather.promptsOf(attempt);
        try {
            return gather(gather, prompts == null ? null : saying.said(prompts), attempt);
        } catch (SpeechException e) {
            return new GatherOutcome.Failed(String.valueOf(e.getMessage()));
        }
    }

    private GatherOutcome gather(Gather gather, @Nullable Play prompts, int attempt) {
        FlowVerb.CollectKeys collect = new FlowVerb.CollectKeys(gather.keys(), prompts, gather.isSecret(), attempt);
        if (!(ask(collect) instanceof FlowAnswer.Collected collected)) {
            throw new IllegalStateException("no keys of " + party + " could be collected");
        }
        String keys = collected.keys().pressed();
        if (keys.length() < gather.keys().min()) {
            return collected.end() == FlowAnswer.Collected.End.TIMED_OUT
                    ? new GatherOutcome.TimedOut(keys)
                    : new GatherOutcome.Invalid(keys);
        }
        return gather.check().test(keys) ? new GatherOutcome.Digits(keys) : new GatherOutcome.Invalid(keys);
    }

    public PauseOutcome pause(Pause pause) {
        Condition condition = new Condition(pause.until());
        Instant end = clock.get().plus(pause.time());
        Duration left = pause.time();
        while (!condition.getAsBoolean() && left.compareTo(Duration.ZERO) > 0) {
            Pause.Announcement next = announcementWithin(left, pause.announcement());
            pause(pause.lasting(next == null ? left : next.every()), condition);
            if (next != null && !condition.held()) {
                announce(next.prompts().get());
            }
            left = next == null ? Duration.ZERO : Duration.between(clock.get(), end);
        }
        return condition.held() ? PauseOutcome.CONDITION_HOLDS : PauseOutcome.TIME_IS_OVER;
    }

    private static Pause.@Nullable Announcement announcementWithin(
            Duration left, Pause.@Nullable Announcement announcement) {
        return announcement != null && announcement.every().compareTo(left) < 0 ? announcement : null;
    }

    private void pause(Pause part, Condition condition) {
        if (call.ask(new FlowVerb.LetPass(part), condition.wanted()) instanceof FlowAnswer.Failed) {
            throw new IllegalStateException(party + " could not be kept waiting");
        }
    }

    private void announce(List<Prompt> prompts) {
        if (!prompts.isEmpty()) {
            play(new Play(prompts, null, ""));
        }
    }

    /** The condition of a pause: once it has held, it is not evaluated again. */
    private static final class Condition implements BooleanSupplier {
        private final @Nullable BooleanSupplier asked;
        private boolean held;

        Condition(@Nullable BooleanSupplier asked) {
            this.asked = asked;
        }

        @Nullable BooleanSupplier wanted() {
            return asked == null ? null : this;
        }

        boolean held() {
            return held;
        }

        @Override
        public boolean getAsBoolean() {
            held = held || (asked != null && asked.getAsBoolean());
            return held;
        }
    }

    public void perform(FlowVerb verb, String what) {
        if (ask(verb) instanceof FlowAnswer.Failed) {
            throw new IllegalStateException(party + " could not be " + what);
        }
    }
}
