package io.github.ariadne4j.callflow.leg;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.leg.LegRelease.ReleasePhase;
import io.github.ariadne4j.callflow.route.DialTarget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of one leg of a call: a value that {@link LegMachine} turns into the next one. Kept as long as its call; a released
 * leg is kept for the CDR.
 *
 * @param id its id within the call
 * @param role its role
 * @param channel its channel in Asterisk; another one after a replacement
 * @param replaced its former channels, the oldest first
 * @param target the dialled target; null if its channel came in, or if the target is unknown
 * @param furthest its progress before its release: never {@link LegState#RELEASING} or {@link LegState#RELEASED}
 * @param dialIntent the record of its dial; null: it was not dialled
 * @param setUp the progress of its setup
 * @param release the progress of its release
 */
public record Leg(
        LegId id,
        LegRole role,
        ChannelId channel,
        List<ReplacedChannel> replaced,
        @Nullable DialTarget target,
        LegState furthest,
        @Nullable DialIntent dialIntent,
        LegSetUp setUp,
        LegRelease release) {
    /** Copies the replaced channels. */
    public Leg {
        replaced = List.copyOf(replaced);
    }

    /** A leg whose create is sent now. */
    static Leg requested(LegId id, LegRole role, ChannelId channel, @Nullable DialTarget target) {
        return new Leg(
                id, role, channel, List.of(), target, LegState.REQUESTED, null, LegSetUp.REQUESTED, LegRelease.NONE);
    }

    /**
     * A leg whose channel came into Stasis, as a caller's does.
     *
     * @param answered whether it was answered before
     */
    public static Leg entered(LegId id, LegRole role, ChannelId channel, boolean answered) {
        LegState state = answered ? LegState.ANSWERED : LegState.IN_STASIS;
        return new Leg(id, role, channel, List.of(), null, state, null, LegSetUp.CAME_IN, LegRelease.NONE);
    }

    /**
     * A leg of a stored session. {@link LegMachine#recover} compares it with Asterisk before any command is sent to it.
     *
     * @param created whether the application created its channel
     * @param replaced its former channels
     */
    public static Leg stored(
            LegId id,
            LegRole role,
            ChannelId channel,
            List<ReplacedChannel> replaced,
            boolean created,
            @Nullable DialTarget target,
            LegState furthest,
            @Nullable DialIntent dialIntent) {
        LegSetUp setUp = created ? LegSetUp.STORED : LegSetUp.CAME_IN;
        return new Leg(id, role, channel, replaced, target, furthest, dialIntent, setUp, LegRelease.NONE);
    }

    /**
     * A copy of a leg that was released before and is kept for the CDR.
     *
     * @param sent the cause of the application's hang-up; null if there was none
     * @param seen the report of Asterisk about its end
     */
    public Leg releasedBefore(@Nullable HangupCause sent, Hangup seen) {
        return with(new LegRelease(ReleasePhase.OVER, sent, seen, 0, false, TeardownProgress.NONE, null));
    }

    /** The current state. */
    public LegState state() {
        return switch (release.phase()) {
            case NONE -> furthest;
            case ANNOUNCED, HANGING_UP, LEFT, GONE -> LegState.RELEASING;
            case OVER -> LegState.RELEASED;
        };
    }

    /** Whether it is in Stasis and not being released, so that a command to it may have an effect. */
    public boolean takesCommands() {
        return setUp.entered() && release.phase() == ReleasePhase.NONE;
    }

    /** Whether it was answered at any time. */
    public boolean wasAnswered() {
        return furthest == LegState.ANSWERED;
    }

    /** Whether it was answered and its far end has not yet accepted the call: it is no party of the call. */
    public boolean awaitsAcceptance() {
        return wasAnswered() && dialIntent != null && dialIntent.screened();
    }

    /** Whether the far end answered and is a party of the call. */
    public boolean hasTakenCall() {
        return wasAnswered() && !awaitsAcceptance();
    }

    /** Whether it was cancelled as answered elsewhere: it is no party of the call, also if it answered at that moment. */
    public boolean wasAnsweredElsewhere() {
        return HangupCause.ANSWERED_ELSEWHERE.equals(causeSent());
    }

    /** Whether it has ended, with all of its channels. */
    public boolean isReleased() {
        return release.phase() == ReleasePhase.OVER;
    }

    /** Whether the application created its channel. */
    public boolean isCreated() {
        return setUp.create() != CreatePhase.NONE;
    }

    /** The cause of the application's hang-up; null if there is none. */
    public @Nullable HangupCause causeSent() {
        return release.causeSent();
    }

    /** The report of Asterisk about its end. */
    public Hangup causeSeen() {
        return release.causeSeen();
    }

    /** Whether events of this channel belong to this leg: its own, or one that it replaced. */
    public boolean knows(ChannelId other) {
        return channel.equals(other) || indexOf(other) >= 0;
    }

    /** The index of this channel among the replaced ones; negative if it is none of them. */
    int indexOf(ChannelId other) {
        for (int i = 0; i < replaced.size(); i++) {
            if (replaced.get(i).channel().equals(other)) {
                return i;
            }
        }
        return -1;
    }

    /** The index of the replaced channel whose place this channel took; negative if there is none. */
    int indexBefore(ChannelId successor) {
        int next = channel.equals(successor) ? replaced.size() : indexOf(successor);
        return next - 1;
    }

    /** Whether a channel that it replaced may still exist. */
    boolean hasReplacedLeft() {
        for (ReplacedChannel old : replaced) {
            if (!old.gone()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether Asterisk reports the end of its channel with {@code ChannelDestroyed}: only for channels that the application
     * created, except snoop channels.
     */
    boolean isDestructionTold() {
        return isCreated() && replaced.isEmpty() && role != LegRole.SNOOP;
    }

    /** A copy with another role. */
    public Leg with(LegRole changed) {
        return new Leg(id, changed, channel, replaced, target, furthest, dialIntent, setUp, release);
    }

    Leg reached(LegState state) {
        return furthest.isBefore(state)
                ? new Leg(id, role, channel, replaced, target, state, dialIntent, setUp, release)
                : this;
    }

    Leg with(DialIntent intent) {
        return new Leg(id, role, channel, replaced, target, furthest, intent, setUp, release);
    }

    Leg with(LegSetUp changed) {
        return new Leg(id, role, channel, replaced, target, furthest, dialIntent, changed, release);
    }

    Leg with(LegRelease changed) {
        return new Leg(id, role, channel, replaced, target, furthest, dialIntent, setUp, changed);
    }

    /** A copy with another channel; the former one becomes a replaced one. */
    Leg replacedBy(ChannelId by, Replacement replacement, Instant at) {
        ReplacedChannel old =
                new ReplacedChannel(channel, at, replacement, release.hangUps(), release.progress(), false, null);
        return new Leg(id, role, by, with(old), target, furthest, dialIntent, setUp.withEntered(), release);
    }

    /** A copy with one more channel that is to be hung up. */
    Leg withReplaced(ReplacedChannel added) {
        return new Leg(id, role, channel, with(added), target, furthest, dialIntent, setUp, release);
    }

    Leg withReplaced(int index, ReplacedChannel changed) {
        List<ReplacedChannel> all = new ArrayList<>(replaced);
        all.set(index, changed);
        return new Leg(id, role, channel, all, target, furthest, dialIntent, setUp, release);
    }

    private List<ReplacedChannel> with(ReplacedChannel added) {
        List<ReplacedChannel> all = new ArrayList<>(replaced);
        all.add(added);
        return all;
    }
}
