package io.github.ariadne4j.callflow.replay;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.journal.StepKind;
import io.github.ariadne4j.callflow.verb.Gather;
import io.github.ariadne4j.callflow.verb.GatherOutcome;
import io.github.ariadne4j.callflow.verb.Pause;
import io.github.ariadne4j.callflow.verb.PauseOutcome;
import io.github.ariadne4j.callflow.verb.Play;
import io.github.ariadne4j.callflow.verb.PlayOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The verbs that a caller and a screened callee have in common, as steps of a journal. Used by one flow's thread only. */
final class JournaledLeg {
    private final CallId call;
    private final ReplayableLeg leg;
    private final Supplier<Instant> clock;
    private final FlowJournal journal;

    JournaledLeg(CallId call, ReplayableLeg leg, Supplier<Instant> clock, FlowJournal journal) {
        this.call = call;
        this.leg = leg;
        this.clock = clock;
        this.journal = journal;
    }

    private static StepIntent at(StepKind kind, Object... arguments) {
        return StepIntent.of(kind, "").asking(arguments);
    }

    PlayOutcome play(Play play) {
        return journal.step(
                at(StepKind.PLAY, StepArguments.of(play)),
                StepOutcome.ofPlay(play),
                before -> before == null ? leg.play(play) : leg.playAgain(play));
    }

    GatherOutcome gather(Gather gather) {
        StepOutcome<GatherOutcome> outcomes =
                gather.isSecret() ? SecretDigits.outcome(call, leg.journalKeys()) : StepOutcome.GATHER;
        return journal.step(
                at(StepKind.GATHER, StepArguments.of(gather)),
                outcomes,
                before -> before != null && before.isOpen()
                        ? leg.gatherAgain(gather, before.attempt())
                        : leg.gather(gather));
    }

    PauseOutcome pause(Pause pause) {
        Instant end = clock.get().plus(pause.time());
        return journal.step(
                at(StepKind.PAUSE, StepArguments.of(pause)).until(end),
                StepOutcome.PAUSE,
                before -> before == null ? leg.pause(pause) : pauseUntil(before.deadline(), pause));
    }

    private PauseOutcome pauseUntil(@Nullable Instant end, Pause pause) {
        Duration left = Duration.between(clock.get(), Objects.requireNonNullElse(end, Instant.MIN));
        return left.compareTo(Duration.ZERO) > 0 ? leg.pause(pause.lasting(left)) : PauseOutcome.TIME_IS_OVER;
    }
}
