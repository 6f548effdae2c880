package io.github.ariadne4j.testkit.party;

import io.github.ariadne4j.testkit.script.CallerScript;
import io.github.ariadne4j.testkit.script.CallerStep;
import io.github.ariadne4j.testkit.script.Telephone;
import io.github.ariadne4j.testkit.state.HeardMedia;
import io.github.ariadne4j.testkit.state.MediaState;
import io.github.ariadne4j.testkit.state.SimulatedChannel;
import io.github.ariadne4j.testkit.telephony.ChannelEnd;
import io.github.ariadne4j.testkit.telephony.Hangups;
import io.github.ariadne4j.testkit.telephony.Telephony;
import io.github.ariadne4j.testkit.time.AsteriskLoop;
import java.util.List;
import java.util.Set;

/**
 * The telephone that placed a call, and its channel. Every method takes the loop's lock itself and may be called from any thread. After
 * the end of the channel the actions have no effect.
 */
public final class CallerLeg {
    private static final int NO_REASON = 127;

    private final AsteriskLoop loop;
    private final Hangups hangups;
    private final Telephony telephony;
    private final SimulatedChannel channel;

    CallerLeg(AsteriskLoop loop, Hangups hangups, Telephony telephony, SimulatedChannel channel) {
        this.loop = loop;
        this.hangups = hangups;
        this.telephony = telephony;
        this.channel = channel;
    }

    SimulatedChannel channel() {
        return channel;
    }

    /** The id of the channel. */
    public String channelId() {
        return channel.id;
    }

    /** Sends CANCEL before the answer, with the cause of a {@code Reason} header (127: none). */
    public void cancel(int cause) {
        loop.run(() -> {
            if (!channel.isUp()) {
                hangups.end(channel, cause == NO_REASON ? ChannelEnd.cancelled(channel) : ChannelEnd.cancelled(cause));
            }
        });
    }

    /** Sends BYE after the answer. */
    public void hangUp() {
        loop.run(() -> {
            if (channel.isUp()) {
                hangups.end(channel, ChannelEnd.hungUp(channel));
            }
        });
    }

    /** Sends BYE after the answer, with a Q.850 cause. */
    public void hangUp(int cause) {
        loop.run(() -> {
            if (channel.isUp()) {
                hangups.end(channel, ChannelEnd.hungUpBecause(cause));
            }
        });
    }

    /** Sends DTMF digits. */
    public void press(String digits) {
        loop.run(() -> telephony.press(channel, digits));
    }

    /** Puts the other side on hold, or takes it off hold. */
    public void hold(boolean held) {
        loop.run(() -> telephony.hold(channel, held));
    }

    /** Requests a connection of the other side with a number: a blind transfer. */
    public void transfer(String number) {
        loop.run(() -> telephony.transfer(channel, number));
    }

    /** Requests a connection of the other side with that of a second call: an attended transfer. */
    public void connect(CallerLeg second) {
        loop.run(() -> telephony.connect(channel, second.channel));
    }

    /** The same, where the second call is one that the telephone received. */
    public void connect(CalleeLeg second) {
        loop.run(() -> telephony.connect(channel, second.channel()));
    }

    /** Plays a script: the telephone cancels when its patience ends, and performs the steps once it is answered. */
    public void follow(CallerScript script) {
        Telephone telephone = new CallerTelephone(this);
        loop.run(() -> {
            script.patience().ifPresent(patience -> loop.later(patience, () -> cancel(NO_REASON)));
            channel.whenAnswered(() -> play(script.onceAnswered(), telephone));
        });
    }

    private void play(List<CallerStep> steps, Telephone telephone) {
        if (!steps.isEmpty()) {
            CallerStep step = steps.get(0);
            loop.later(step.after(), () -> {
                step.deed().accept(telephone);
                play(steps.subList(1, steps.size()), telephone);
            });
        }
    }

    /** Whether it was answered, also if it has ended since. */
    public boolean isAnswered() {
        return loop.read(() -> channel.sip.finalStatus() == 200);
    }

    /** Whether the channel is gone. */
    public boolean isEnded() {
        return loop.read(() -> channel.gone);
    }

    /** All SIP responses that the telephone received, in order. */
    public List<Integer> signals() {
        return loop.read(channel.sip::signals);
    }

    /** The statuses that the telephone received for the transfers that it requested, in order. */
    public List<Integer> transferSignals() {
        return loop.read(channel.sip::transferSignals);
    }

    /** The final SIP response to its INVITE; 0 while there is none. */
    public int finalStatus() {
        return loop.read(channel.sip::finalStatus);
    }

    /** The Q.850 cause with which the channel ended; 0 before. */
    public int hangupCause() {
        return loop.read(() -> channel.hangupCause);
    }

    /** The DTMF digits that the telephone received, from the application or from the other members of its bridge. */
    public String heardDigits() {
        return loop.read(channel.heardDigits::toString);
    }

    /** Whether a recording of its channel is going on. */
    public boolean isRecorded() {
        return loop.read(
                () -> channel.recording != null && channel.recording.state().equals("recording"));
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

    /** The ids of the other channels in its bridge. */
    public Set<String> bridgedWith() {
        return loop.read(channel::bridgedWith);
    }
}
