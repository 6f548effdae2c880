package io.github.ariadne4j.testkit.party;

import io.github.ariadne4j.testkit.script.FarEnd;
import io.github.ariadne4j.testkit.state.HeardMedia;
import io.github.ariadne4j.testkit.state.MediaState;
import io.github.ariadne4j.testkit.state.SimulatedChannel;
import io.github.ariadne4j.testkit.telephony.Telephony;
import io.github.ariadne4j.testkit.time.AsteriskLoop;
import java.util.List;
import java.util.Set;

/**
 * The telephone behind a channel that the application created, with a method for each of its actions. Every method takes the loop's
 * lock itself and may be called from any thread.
 */
public final class CalleeLeg implements FarEnd {
    private final AsteriskLoop loop;
    private final SimulatedChannel channel;
    private final FarEnd farEnd;
    private final Telephony telephony;

    /** The far end has to be that of the channel. */
    public CalleeLeg(AsteriskLoop loop, SimulatedChannel channel, FarEnd farEnd, Telephony telephony) {
        this.loop = loop;
        this.channel = channel;
        this.farEnd = farEnd;
        this.telephony = telephony;
    }

    SimulatedChannel channel() {
        return channel;
    }

    /** The id of the channel. */
    public String channelId() {
        return channel.id;
    }

    /** Whether the channel is up. */
    public boolean isAnswered() {
        return loop.read(channel::isUp);
    }

    /** Whether the channel is gone. */
    public boolean isEnded() {
        return loop.read(() -> channel.gone);
    }

    /** The Q.850 cause with which the channel ended; 0 before. */
    public int hangupCause() {
        return loop.read(() -> channel.hangupCause);
    }

    /** The ids of the other channels in its bridge. */
    public Set<String> bridgedWith() {
        return loop.read(channel::bridgedWith);
    }

    /** The caller's number that the telephone displays, empty for an anonymous call. */
    public String displayedCaller() {
        return loop.read(() -> channel.connectedNumber);
    }

    /** The DTMF digits that the telephone received, from the application or from the other members of its bridge. */
    public String heardDigits() {
        return loop.read(channel.heardDigits::toString);
    }

    /** The playbacks to its channel, and to its bridges while it was in them, in order. */
    public List<HeardMedia> heard() {
        return loop.read(() -> channel.heard().all());
    }

    /** The playbacks to its channel, in order. */
    public List<HeardMedia> playedToChannel() {
        return loop.read(() -> channel.heard().of(channel));
    }

    /** The media states that the application has set on its channel right now. */
    public Set<MediaState> mediaStates() {
        return loop.read(() -> Set.copyOf(channel.mediaStates));
    }

    @Override
    public void rings() {
        loop.run(farEnd::rings);
    }

    @Override
    public void sendsEarlyMedia() {
        loop.run(farEnd::sendsEarlyMedia);
    }

    @Override
    public void answers() {
        loop.run(farEnd::answers);
    }

    @Override
    public void rejects(int sipStatus) {
        loop.run(() -> farEnd.rejects(sipStatus));
    }

    @Override
    public void entersApplication() {
        loop.run(farEnd::entersApplication);
    }

    @Override
    public void presses(String digits) {
        loop.run(() -> farEnd.presses(digits));
    }

    @Override
    public void holds() {
        loop.run(farEnd::holds);
    }

    @Override
    public void unholds() {
        loop.run(farEnd::unholds);
    }

    @Override
    public void transfers(String number) {
        loop.run(() -> farEnd.transfers(number));
    }

    /** Requests a connection of the other side with that of a second call: an attended transfer. */
    public void connect(CallerLeg second) {
        loop.run(() -> telephony.connect(channel, second.channel()));
    }

    /** The same, where the second call is one that the telephone received. */
    public void connect(CalleeLeg second) {
        loop.run(() -> telephony.connect(channel, second.channel));
    }

    @Override
    public void hangsUp() {
        loop.run(farEnd::hangsUp);
    }

    @Override
    public void hangsUp(int cause) {
        loop.run(() -> farEnd.hangsUp(cause));
    }
}
