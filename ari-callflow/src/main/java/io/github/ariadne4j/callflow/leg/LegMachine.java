package io.github.ariadne4j.callflow.leg;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallTimeouts;
import io.github.ariadne4j.callflow.leg.LegSetUp.AnswerPhase;
import io.github.ariadne4j.callflow.route.DialTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of a leg, a pure function of the leg and an input; the same for every role. It repeats creates and hang-ups
 * and waits for the end of a leg; no other class does. Its guarantees:
 *
 * <ul>
 *   <li>A leg is created at most twice, with the same id, and dialled at most once.
 *   <li>A request to hang it up is kept until its end is seen, or the time of a teardown is over.
 *   <li>No command is sent after it left Stasis, unless it is being created again, and none at all after its release.
 *   <li>{@link LegReport.Released} is reported exactly once, and last.
 * </ul>
 *
 * Orders of the plan are methods; any other input is a {@link LegEvent}. Stateless; any thread.
 */
public final class LegMachine {
    private final CallTimeouts timeouts;

    /** A machine with these time-outs. */
    public LegMachine(CallTimeouts timeouts) {
        this.timeouts = timeouts;
    }

    /**
     * Begins a leg to a target: its channel is created and has to enter Stasis within {@code legShowsUp}.
     *
     * @param channel an id that was never used
     */
    public LegTransition create(LegId id, LegRole role, ChannelId channel, DialTarget target, Instant at) {
        LegStep step = new LegStep(timeouts, Leg.requested(id, role, channel, target), at);
        step.send(new LegCommand.Create(channel, target));
        step.startTimer(LegTimer.SHOW_UP, timeouts.legShowsUp());
        return step.done();
    }

    /**
     * Begins a snoop leg, whose channel has to enter Stasis within {@code legShowsUp}. A create that is lost is not repeated.
     *
     * @param channel an id that was never used
     */
    public LegTransition snoop(LegId id, ChannelId channel, Snooping snooping, Instant at) {
        LegStep step = new LegStep(timeouts, Leg.requested(id, LegRole.SNOOP, channel, null), at);
        step.send(new LegCommand.Snoop(channel, snooping));
        step.startTimer(LegTimer.SHOW_UP, timeouts.legShowsUp());
        return step.done();
    }

    /** The reaction of a leg to an event. A released leg does not react. */
    public LegTransition on(Leg leg, LegEvent event) {
        LegStep step = new LegStep(timeouts, leg, event.at());
        if (!leg.isReleased()) {
            event.applyTo(new LegReaction(step));
        }
        return step.done();
    }

    /** Dials a leg, as {@link #dial(Leg, Duration, Duration, Instant)} without a limit for progress. */
    public LegTransition dial(Leg leg, Duration ringFor, Instant at) {
        return dial(leg, ringFor, null, at);
    }

    /**
     * Dials a leg that the application created, that is in Stasis and was never dialled; no effect on any other. It counts as
     * dialled from now on, also if the command fails.
     *
     * @param ringFor the ring time; {@code ringSlack} later the leg has failed
     * @param progressWithin the time until a leg that neither rings nor reports progress has failed; null: the ring time
     */
    public LegTransition dial(Leg leg, Duration ringFor, @Nullable Duration progressWithin, Instant at) {
        LegStep step = new LegStep(timeouts, leg, at);
        boolean isFirst = leg.furthest() == LegState.IN_STASIS && leg.dialIntent() == null;
        if (isFirst && leg.isCreated() && leg.takesCommands()) {
            step.become(leg.with(new DialIntent(at, ringFor, progressWithin)).reached(LegState.DIALING));
            step.send(new LegCommand.Dial(leg.channel(), ringFor));
            step.startTimer(LegTimer.RING, ringFor.plus(timeouts.ringSlack()));
            if (progressWithin != null) {
                step.startTimer(LegTimer.PROGRESS, progressWithin);
            }
        }
        return step.done();
    }

    /**
     * Screens a leg that was dialled and has not answered: after its answer it {@linkplain Leg#awaitsAcceptance() is no party} of
     * the call until {@link #accept}.
     */
    public LegTransition screen(Leg leg, Instant at) {
        return screened(leg, true, at);
    }

    /** The far end of a screened leg accepts the call. */
    public LegTransition accept(Leg leg, Instant at) {
        return screened(leg, false, at);
    }

    private LegTransition screened(Leg leg, boolean awaited, Instant at) {
        LegStep step = new LegStep(timeouts, leg, at);
        DialIntent intent = leg.dialIntent();
        if (intent != null) {
            step.become(leg.with(intent.withScreening(awaited)));
        }
        return step.done();
    }

    /** Answers a leg that came in. No effect on one that is answered, being answered, or being released. */
    public LegTransition answer(Leg leg, Instant at) {
        LegStep step = new LegStep(timeouts, leg, at);
        LegSetUp setUp = leg.setUp();
        boolean isOpen = leg.takesCommands() && !leg.isCreated() && !leg.wasAnswered();
        if (isOpen && setUp.answer() == AnswerPhase.NONE) {
            step.become(setUp.with(AnswerPhase.SENT));
            step.send(new LegCommand.Answer(leg.channel()));
        }
        return step.done();
    }

    /**
     * Hangs up a leg in any state, and repeats that until its end is seen. No effect on one that is being released.
     *
     * @param cause the cause for its far end
     */
    public LegTransition hangUp(Leg leg, HangupCause cause, Instant at) {
        LegStep step = new LegStep(timeouts, leg, at);
        if (step.isStaying()) {
            new LegTeardown(step).begin(cause);
        }
        return step.done();
    }

    /**
     * Has Asterisk end a leg after {@code longestCall}, once. A channel that the application creates is bounded from its
     * creation, and so is a channel that replaces a bounded one.
     */
    public LegTransition bound(Leg leg, Instant at) {
        LegStep step = new LegStep(timeouts, leg, at);
        if (leg.takesCommands() && !leg.setUp().bounded()) {
            step.become(leg.setUp().withBound());
            step.send(new LegCommand.SetMaxDuration(leg.channel(), timeouts.longestCall()));
        }
        return step.done();
    }

    /**
     * Has Asterisk end a leg after this time if no instance is left to do it, unless {@code longestCall} is shorter.
     *
     * @param longest in whole seconds, at least one
     */
    public LegTransition limit(Leg leg, Duration longest, Instant at) {
        LegStep step = new LegStep(timeouts, leg, at);
        if (leg.takesCommands() && longest.compareTo(timeouts.longestCall()) <= 0) {
            step.become(leg.setUp().withBound());
            step.send(new LegCommand.SetMaxDuration(leg.channel(), longest));
        }
        return step.done();
    }

    /**
     * Compares a leg of a stored session with Asterisk. A leg that is not listed is released. A listed leg that was dialled and
     * is not answered gets its remaining ring time; one that was not dialled can still be dialled.
     *
     * @param stored made by {@link Leg#stored}; a replacement that is detected by its place in the bridge is applied before
     * @param listed every channel that Asterisk lists
     * @param unwritten the dial that may have been sent although none is stored; null: it was not dialled
     * @param notBefore the time at which the leg was last known to exist
     */
    public LegTransition recover(
            Leg stored,
            Map<ChannelId, ChannelState> listed,
            @Nullable DialIntent unwritten,
            Instant notBefore,
            Instant at) {
        LegStep step = new LegStep(timeouts, stored, at);
        LegTeardown teardown = new LegTeardown(step);
        for (ReplacedChannel old : stored.replaced()) {
            if (!listed.containsKey(old.channel())) {
                teardown.replacement().gone(old.channel());
            }
        }
        ChannelState state = listed.get(stored.channel());
        if (state == null) {
            teardown.released(ReleaseEvidence.NOT_FOUND, notBefore);
        } else {
            found(step, state, unwritten);
        }
        return step.done();
    }

    private void found(LegStep step, ChannelState state, @Nullable DialIntent unwritten) {
        Leg leg = step.leg();
        step.become(leg.with(leg.setUp().withEntered()).reached(LegState.IN_STASIS));
        if (state == ChannelState.UP) {
            foundAnswered(step, unwritten);
        } else if (leg.isCreated() && !leg.wasAnswered()) {
            foundUnanswered(step, state == ChannelState.RINGING, unwritten);
        }
        if (leg.hasReplacedLeft()) {
            step.startTimer(LegTimer.REPLACED, timeouts.legEnds());
        }
    }

    /** A leg whose dial is not stored may be a screened one as well. */
    private static void foundAnswered(LegStep step, @Nullable DialIntent unwritten) {
        Leg leg = step.leg();
        boolean isUnwritten = leg.isCreated() && leg.dialIntent() == null;
        Leg known = isUnwritten && unwritten != null && unwritten.screened() ? leg.with(unwritten) : leg;
        step.become(known.reached(LegState.ANSWERED));
        if (!leg.wasAnswered()) {
            step.report(new LegReport.Answered(leg.id(), step.at()));
        }
    }

    private void foundUnanswered(LegStep step, boolean rings, @Nullable DialIntent unwritten) {
        Leg leg = step.leg();
        DialIntent intent = leg.dialIntent() == null ? unwritten : leg.dialIntent();
        if (intent == null) {
            return;
        }
        step.become(leg.with(intent).reached(rings ? LegState.RINGING : LegState.DIALING));
        if (rings && leg.furthest() != LegState.RINGING) {
            step.report(new LegReport.Ringing(leg.id(), step.at()));
        }
        step.startTimer(LegTimer.RING, intent.leftAt(step.at()).plus(timeouts.ringSlack()));
    }
}
