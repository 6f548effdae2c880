package io.github.ariadne4j.callflow.leg;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.route.DialTarget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One leg of a call, as it stands: a value that {@link LegMachine} turns into the next one. It lives as long as its call; a
 * released leg is kept for the record.
 *
 * @param id its id within the call
 * @param role what it is for
 * @param channel its channel in Asterisk; another one after a replacement
 * @param replaced the channels that it had before, the oldest first
 * @param target whom it dials; null if it came in by itself, or if what it dials is no longer known
 * @param furthest how far it came before it was released: never {@link LegState#RELEASING} or {@link LegState#RELEASED}
 * @param dialIntent that it was dialled; null: it was not
 * @param setUp what was asked for and seen on the way
 * @param release how its end stands
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

    /** A leg whose create goes out now. */
    static Leg requested(LegId id, LegRole role, ChannelId channel, @Nullable DialTarget target) {
        return new Leg(
                id, role, channel, List.of(), target, LegState.REQUESTED, null, LegSetUp.REQUESTED, LegRelease.NONE);
    }

    /**
     * A leg whose channel came into Stasis by itself, as a caller's does.
     *
     * @param answered whether it was answered before
     */
    public static Leg entered(LegId id, LegRole role, ChannelId channel, boolean answered) {
        LegState state = answered ? LegState.ANSWERED : LegState.IN_STASIS;
        return new Leg(id, role, channel, List.of(), null, state, null, LegSetUp.CAME_IN, LegRelease.NONE);
    }

    /**
     * A leg as a session tells of it. {@link LegMachine#recover} compares it with what Asterisk holds before anything else is
     * done with it.
     *
     * @param created whether we created its channel
     * @param replaced the channels that it had before
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
     * The same, released before: it is kept for the record.
     *
     * @param sent the cause that we hung it up with; null if we did not
     * @param seen what Asterisk told about its end
     */
    public Leg releasedBefore(@Nullable HangupCause sent, Hangup seen) {
        return with(new LegRelease(ReleasePhase.OVER, sent, seen, 0, false, TeardownProgress.NONE, null));
    }

    /** How far it has come by now. */
    public LegState state() {
        return switch (release.phase()) {
            case NONE -> furthest;
            case ANNOUNCED, HANGING_UP, LEFT, GONE -> LegState.RELEASING;
            case OVER -> LegState.RELEASED;
        };
    }

    /** Whether it is in Stasis and not on its way out: a command to it may have an effect. */
    public boolean takesCommands() {
        return setUp.entered() && release.phase() == ReleasePhase.NONE;
    }

    /** Whether it was answered at any time. */
    public boolean wasAnswered() {
        return furthest == LegState.ANSWERED;
    }

    /** Whether it was answered, and its far end has to accept the call and did not: it is no party of the call. */
    public boolean awaitsAcceptance() {
        return wasAnswered() && dialIntent != null && dialIntent.screened();
    }

    /** Whether its far end was answered and is a party of the call. */
    public boolean hasTakenCall() {
        return wasAnswered() && !awaitsAcceptance();
    }

    /** Whether it was told that the call was answered elsewhere: it is no party of the call, also if it answered at that moment. */
    public boolean wasAnsweredElsewhere() {
        return HangupCause.ANSWERED_ELSEWHERE.equals(causeSent());
    }

    /** Whether it has ended, with all of its channels. */
    public boolean isReleased() {
        return release.phase() == ReleasePhase.OVER;
    }

    /** Whether we created its channel. */
    public boolean isCreated() {
        return setUp.create() != CreatePhase.NONE;
    }

    /** The cause that we hang it up with; null if we do not. */
    public @Nullable HangupCause causeSent() {
        return release.causeSent();
    }

    /** What Asterisk told about its end. */
    public Hangup causeSeen() {
        return release.causeSeen();
    }

    /** Whether an event of this channel is one of this leg: its own, or one that it replaced. */
    public boolean knows(ChannelId other) {
        return channel.equals(other) || indexOf(other) >= 0;
    }

    /** Where among the replaced channels this one is; negative if it is none of them. */
    int indexOf(ChannelId other) {
        for (int i = 0; i < replaced.size(); i++) {
            if (replaced.get(i).channel().equals(other)) {
                return i;
            }
        }
        return -1;
    }

    /** Where among the replaced channels the one is whose place this channel took; negative if it took none's. */
    int indexBefore(ChannelId successor) {
        int next = channel.equals(successor) ? replaced.size() : indexOf(successor);
        return next - 1;
    }

    /** Whether a channel that it replaced may still be there. */
    boolean hasReplacedLeft() {
        for (ReplacedChannel old : replaced) {
            if (!old.gone()) {
                return true;
            }
        }
        return false;
    }

    /** Whether Asterisk tells the end of its channel with {@code ChannelDestroyed}: only of channels that we created, and that listen to none. */
    boolean isDestructionTold() {
        return isCreated() && replaced.isEmpty() && role != LegRole.SNOOP;
    }

    /** The same for another purpose. */
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

    /** The same with another channel; the one before is known as replaced. */
    Leg replacedBy(ChannelId by, Replacement replacement, Instant at) {
        ReplacedChannel old =
                new ReplacedChannel(channel, at, replacement, release.hangUps(), release.progress(), false, null);
        return new Leg(id, role, by, with(old), target, furthest, dialIntent, setUp.withEntered(), release);
    }

    /** The same with one more channel that is not to stay. */
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
