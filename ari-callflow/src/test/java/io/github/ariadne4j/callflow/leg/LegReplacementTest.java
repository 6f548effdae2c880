package io.github.ariadne4j.callflow.leg;

import static io.github.ariadne4j.callflow.leg.LegDriver.CHANNEL;
import static io.github.ariadne4j.callflow.leg.LegDriver.OTHER;
import static io.github.ariadne4j.callflow.leg.LegDriver.START;
import static io.github.ariadne4j.callflow.leg.LegDriver.TARGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.RtpSummary;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two kinds of replacement in Asterisk 22: the old channel in a bridge of the call, and in none. */
class LegReplacementTest {
    private static final LegCommand OLD_HUNG_UP = new LegCommand.HangUp(CHANNEL, HangupCause.NORMAL_CLEARING, 1);
    private static final LegEvent REPLACED = new LegEvent.ReplacedBy(CHANNEL, OTHER, Replacement.TAKEN_OVER, START);

    private static final CallId OTHER_CALL = CallId.of("02:fc:00:00:00:01", OTHER, START);

    private static ReplacedChannel before(ChannelId channel) {
        return ReplacedChannel.at(channel, null, Replacement.TAKEN_OVER);
    }

    private static LegDriver replaced() {
        return LegDriver.answered().forget().tell(REPLACED);
    }

    @Test
    void a_replaced_leg_goes_on_with_its_new_channel_and_the_old_one_stays_known() {
        // When
        LegDriver leg = replaced();

        // Then
        assertThat(leg.reports())
                .containsExactly(new LegReport.Replaced(leg.leg().id(), CHANNEL, OTHER, START));
        assertThat(leg.leg().state()).isEqualTo(LegState.ANSWERED);
        assertThat(leg.leg().channel()).isEqualTo(OTHER);
        assertThat(leg.leg().knows(CHANNEL)).isTrue();
    }

    @Test
    void how_the_sound_of_the_old_channel_travelled_is_its_own_whoever_tells_it() {
        // Given
        RtpSummary rtp = new RtpSummary(990, 1_000, 10L, 50L, 3.0, 7.0, 80.0);
        Hangup told = new Hangup(HangupCause.NORMAL_CLEARING, null, rtp);

        // When
        LegDriver asks = replaced().forget().tell(new LegEvent.HangupRequested(CHANNEL, told, START));
        LegDriver ends = replaced().forget().tell(new LegEvent.DestroyedSeen(CHANNEL, told, START));

        // Then
        assertThat(asks.leg().replaced()).extracting(ReplacedChannel::rtp).containsExactly(rtp);
        assertThat(ends.leg().replaced()).extracting(ReplacedChannel::rtp).containsExactly(rtp);
        assertThat(asks.leg().causeSeen()).isEqualTo(Hangup.UNTOLD);
        assertThat(asks.reports()).isEmpty();
        assertThat(asks.commands()).isEmpty();
    }

    @Test
    void the_new_channel_is_bounded_like_the_old_one_which_may_stay_for_two_seconds() {
        // When
        LegDriver leg = replaced();

        // Then
        assertThat(leg.commands())
                .containsExactly(
                        new LegCommand.StartTimer(LegTimer.REPLACED, Duration.ofSeconds(2)),
                        new LegCommand.SetMaxDuration(OTHER, Duration.ofHours(12)));
    }

    @Test
    void the_old_channel_is_hung_up_when_the_new_one_is_seen_in_the_bridge() {
        // Given
        LegDriver leg = replaced().forget();

        // When
        leg.tell(new LegEvent.BridgeEntered(OTHER, START)).tell(new LegEvent.BridgeEntered(OTHER, START));

        // Then
        assertThat(leg.requests()).containsExactly(OLD_HUNG_UP);
    }

    @Test
    void the_old_channel_is_hung_up_after_two_seconds_in_any_case_and_again_until_it_is_gone() {
        // Given
        LegDriver leg = replaced().forget();

        // When
        leg.fire(LegTimer.REPLACED).fire(LegTimer.REPLACED).fail(LegCommand.HangUp.class, CommandFailure.NOT_FOUND);
        leg.fire(LegTimer.REPLACED);

        // Then
        assertThat(leg.requests())
                .containsExactly(OLD_HUNG_UP, new LegCommand.HangUp(CHANNEL, HangupCause.NORMAL_CLEARING, 2));
        assertThat(leg.leg().state()).isEqualTo(LegState.ANSWERED);
    }

    @Test
    void a_masquerade_ends_the_old_channel_by_itself() {
        // Given
        LegDriver leg = replaced().forget();

        // When
        leg.tell(new LegEvent.StasisLeft(CHANNEL, START))
                .tell(new LegEvent.DestroyedSeen(CHANNEL, Hangup.of(HangupCause.UNKNOWN), START))
                .fire(LegTimer.REPLACED);

        // Then
        assertThat(leg.requests()).isEmpty();
        assertThat(leg.reports()).isEmpty();
        assertThat(leg.leg().causeSeen()).isEqualTo(Hangup.UNTOLD);
    }

    @Test
    void what_the_old_channel_does_changes_nothing() {
        // Given
        LegDriver leg = replaced().forget();

        // When
        leg.tell(new LegEvent.HangupRequested(CHANNEL, LegDriver.BUSY, START))
                .tell(new LegEvent.DigitSeen(CHANNEL, '1', START))
                .tell(new LegEvent.DigitSeen(OTHER, '2', START))
                .tell(REPLACED);

        // Then
        assertThat(leg.reports()).containsExactly(new LegReport.Digit(leg.leg().id(), '2', START));
        assertThat(leg.commands()).isEmpty();
    }

    @Test
    void a_leg_that_ends_takes_its_old_channel_along_and_is_over_when_both_are_gone() {
        // Given
        LegDriver leg = replaced().forget();

        // When
        leg.tell(new LegEvent.HangupRequested(OTHER, LegDriver.BUSY, START))
                .tell(new LegEvent.StasisLeft(OTHER, START.plusSeconds(1)));

        // Then
        assertThat(leg.requests()).containsExactly(OLD_HUNG_UP);
        assertThat(leg.leg().state()).isEqualTo(LegState.RELEASING);
        leg.tell(new LegEvent.DestroyedSeen(CHANNEL, Hangup.UNTOLD, START.plusSeconds(9)));
        assertThat(leg.reports(LegReport.Released.class))
                .containsExactly(new LegReport.Released(
                        leg.leg().id(),
                        ReleaseEvidence.LEFT_STASIS,
                        LegDriver.BUSY,
                        START.plusSeconds(1),
                        START.plusSeconds(1)));
    }

    @Test
    void an_old_channel_that_will_not_go_holds_its_leg_for_the_time_of_a_teardown_at_most() {
        // Given
        LegDriver leg = LegDriver.gone();

        // When
        for (int step = 0; step < 11; step++) {
            leg.fire(LegTimer.REPLACED);
        }

        // Then
        assertThat(leg.reports(LegReport.Released.class)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"announced", "hungUp", "left"})
    void a_channel_that_takes_the_place_of_one_that_is_going_is_hung_up_at_once(String moment) {
        // Given
        LegDriver leg = switch (moment) {
            case "announced" -> LegDriver.announced();
            case "hungUp" -> LegDriver.hungUp();
            default -> LegDriver.left();
        };

        // When
        leg.tell(REPLACED);

        // Then
        assertThat(leg.commands(LegCommand.HangUp.class))
                .contains(new LegCommand.HangUp(OTHER, HangupCause.NORMAL_CLEARING, 1));
        boolean sentAfterItLeft =
                moment.equals("left") && leg.commands(LegCommand.HangUp.class).contains(OLD_HUNG_UP);
        assertThat(sentAfterItLeft).isFalse();
    }

    @Test
    void how_each_channel_was_replaced_stays_known() {
        // Given
        ChannelId third = new ChannelId("1700000000.8");
        Replacement blind = Replacement.blindTransfer("3180");

        // When
        LegDriver leg = LegDriver.answered()
                .tell(new LegEvent.ReplacedBy(CHANNEL, OTHER, blind, START))
                .tell(new LegEvent.ReplacedBy(OTHER, third, Replacement.ATTENDED_TRANSFER, START));

        // Then
        assertThat(leg.leg().replaced())
                .extracting(ReplacedChannel::channel, ReplacedChannel::replacement)
                .containsExactly(tuple(CHANNEL, blind), tuple(OTHER, Replacement.ATTENDED_TRANSFER));
    }

    @Test
    void the_call_of_the_other_half_is_kept_with_the_channel_whose_place_this_half_took() {
        // Given
        ChannelId third = new ChannelId("1700000000.8");
        Replacement blind = Replacement.blindTransfer("3180");
        LegDriver leg = LegDriver.answered()
                .tell(new LegEvent.ReplacedBy(CHANNEL, OTHER, blind, START))
                .tell(new LegEvent.ReplacedBy(OTHER, third, Replacement.TAKEN_OVER, START))
                .forget();

        // When
        leg.tell(new LegEvent.CallLinked(OTHER, OTHER_CALL, START));

        // Then
        assertThat(leg.leg().replaced())
                .extracting(ReplacedChannel::replacement)
                .containsExactly(blind.linkedWith(OTHER_CALL), Replacement.TAKEN_OVER);
        assertThat(leg.commands()).isEmpty();
        assertThat(leg.reports()).containsExactly(new LegReport.Linked(leg.leg().id(), OTHER_CALL, START));
        assertThat(leg.forget()
                        .tell(new LegEvent.CallLinked(OTHER, OTHER_CALL, START))
                        .reports())
                .isEmpty();
    }

    @Test
    void a_channel_that_took_no_place_links_nothing() {
        LegDriver leg = replaced().tell(new LegEvent.CallLinked(CHANNEL, OTHER_CALL, START));

        assertThat(leg.leg().replaced())
                .extracting(ReplacedChannel::replacement)
                .containsExactly(Replacement.TAKEN_OVER);
        assertThat(leg.reports()).doesNotHaveAnyElementsOfTypes(LegReport.Linked.class);
    }

    @Test
    void what_takes_the_place_of_an_old_channel_is_hung_up_too() {
        // Given
        LegDriver leg = replaced().forget();
        ChannelId third = new ChannelId("1700000000.8");

        // When
        leg.tell(new LegEvent.ReplacedBy(CHANNEL, third, Replacement.TAKEN_OVER, START));

        // Then
        assertThat(leg.leg().channel()).isEqualTo(OTHER);
        assertThat(leg.commands(LegCommand.HangUp.class))
                .contains(new LegCommand.HangUp(third, HangupCause.NORMAL_CLEARING, 1));
    }

    @Test
    void a_recovered_leg_ends_the_old_channels_that_are_still_listed() {
        // Given
        ChannelId third = new ChannelId("1700000000.8");
        Leg known = Leg.stored(
                new LegId(1),
                LegRole.CALLEE,
                OTHER,
                List.of(before(third), before(CHANNEL)),
                true,
                TARGET,
                LegState.ANSWERED,
                null);
        Map<ChannelId, ChannelState> listed = Map.of(OTHER, ChannelState.UP, CHANNEL, ChannelState.UP);

        // When
        LegDriver leg = LegDriver.of(known)
                .step(machine -> machine.recover(known, listed, null, START, START))
                .fire(LegTimer.REPLACED);

        // Then
        assertThat(leg.requests()).containsExactly(OLD_HUNG_UP);
    }
}
