package io.github.ariadne4j.callflow.leg;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallTimeouts;
import io.github.ariadne4j.callflow.route.DialTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a leg does, as a pure function of the leg and of what it is told; the same for every role. It alone repeats a create or a
 * hang-up, and waits for a leg's end. What holds for every leg:
 *
 * <ul>
 *   <li>It is created at most twice, with the same id, and dialled at most once.
 *   <li>A wish to hang it up is kept until its end is seen, or all of the teardown's time is over.
 *   <li>Nothing is sent after it left Stasis, unless it is just being created again, and nothing at all after it is released.
 *   <li>{@link LegReport.Released} is reported exactly once, and last.
 * </ul>
 *
 * Orders of the plan are methods, all else is a {@link LegEvent}. May be used on any thread; it has no state.
 */
public final class LegMachine {
    private final CallTimeouts timeouts;

    /** A machine with these time limits. */
    public LegMachine(CallTimeouts timeouts) {
        this.timeouts = timeouts;
    }

    /**
     * Begins a leg toward a target: its channel is created, and has to enter Stasis in {@code legShowsUp}.
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
     * Begins a leg that listens to a channel, which has to enter Stasis in {@code legShowsUp}. A create that is lost is not sent again.
     *
     * @param channel an id that was never used
     */
    public LegTransition snoop(LegId id, ChannelId channel, Snooping snooping, Instant at) {
        LegStep step = new LegStep(timeouts, Leg.requested(id, LegRole.SNOOP, channel, null), at);
        step.send(new LegCommand.Snoop(channel, snooping));
        step.startTimer(LegTimer.SHOW_UP, timeouts.legShowsUp());
        return step.done();
    }

    /** Tells a leg something. A released leg takes note of nothing. */
    public LegTransition on(Leg leg, LegEvent event) {
        LegStep step = new LegStep(timeouts, leg, event.at());
        if (!leg.isReleased()) {
            event.applyTo(new LegReaction(step));
        }
        return step.done();
    }

    /** Dials a leg, as {@link #dial(Leg, Duration, Duration, Instant)} without a limit for the first sign of progress. */
    public LegTransition dial(Leg leg, Duration ringFor, Instant at) {
        return dial(leg, ringFor, null, at);
    }

    /**
     * Dials a leg that we created, that is in Stasis and that was never dialled; any other is left as it is. From here on it counts
     * as dialled, also if the command fails.
     *
     * @param ringFor how long it may ring; {@code ringSlack} later it has failed
     * @param progressWithin how long it may neither ring nor tell progress before it has failed; null: as long as it may ring
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
     * Has a leg that was dialled, and has not answered, accept the call after its answer: until {@link #accept} it
     * {@linkplain Leg#awaitsAcceptance() is no party}.
     */
    public LegTransition screen(Leg leg, Instant at) {
        return screened(leg, true, at);
    }

    /** The far end of a leg accepts the call. */
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

    /** Answers a leg that came in by itself. One that is answered, being answered, or on its way out is left as it is. */
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
     * Hangs a leg up, in any state, until its end is seen. One that is on its way out already is left as it is.
     *
     * @param cause what its side is told
     */
    public LegTransition hangUp(Leg leg, HangupCause cause, Instant at) {
        LegStep step = new LegStep(timeouts, leg, at);
        if (step.isStaying()) {
            new LegTeardown(step).begin(cause);
        }
        return step.done();
    }

    /**
     * Has Asterisk itself end a leg after {@code longestCall}, once. A channel that we create is bounded from its creation on, and
     * a channel that takes the place of a bounded one is bounded too.
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
     * Has Asterisk itself end a leg after this time, should no instance be left to do it, unless {@code longestCall} ends it before.
     *
     * @param longest in whole seconds, at least one
     */
    public LegTransition limit(Leg leg, Duration longest, Instant at) {
        LegStep step = new LegStep(timeouts, leg, at);
        if (leg.takesCommands() && longest.compareTo(timeouts.longestCall()) < 0) {
            step.become(leg.setUp().withBound());
            step.send(new LegCommand.SetMaxDuration(leg.channel(), longest));
        }
        return step.done();
    }

    /**
     * Compares a leg that a session tells of with what Asterisk holds. A leg that is not listed is released. One that is listed
     * and not answered is given the rest of its ring time if it was dialled; else it can still be dialled.
     *
     * @param stored made by {@link Leg#stored}; a replacement that is found out by its place in the bridge is told to the leg
     *     before
     * @param listed every channel that Asterisk lists
     * @param unwritten how it may have been dialled if no dial of it is written; null: then it was not dialled
     * @param notBefore when the leg was last known to be there
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

    /** One whose dial is not written may have to accept the call as well. */
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
