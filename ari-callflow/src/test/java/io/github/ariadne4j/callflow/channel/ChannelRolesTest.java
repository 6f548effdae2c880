package io.github.ariadne4j.callflow.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.event.EventHeader;
import io.github.ariadne4j.ari.event.StasisStart;
import io.github.ariadne4j.ari.model.CallerId;
import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.ari.model.DialplanPosition;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.Replacement;
import io.github.ariadne4j.callflow.model.ChannelNames;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelRolesTest {
    private static final String LEG = new ChannelNames("b2bua", CallId.of("a", new ChannelId("1"), Instant.EPOCH), 1)
            .leg(new LegId(1))
            .value();
    private static final String CALLER = "1700000000.1";
    private static final List<String> DIALLED = List.of(ChannelNames.LEG_ARGUMENT);

    private final ChannelRoles roles = new ChannelRoles("b2bua");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PJSIP/carrier-in-0000001a",
                "SIP/carrier-00000001",
                "IAX2/carrier-1",
                "DAHDI/1-1",
                "Local/3180@from-carrier-00000137;1",
                "Local/3180@from-carrier-00000137;2",
                "",
            })
    void what_comes_from_the_dialplan_begins_a_call(String name) {
        assertThat(entered(CALLER, name, null)).isEqualTo(ChannelRole.CALLER);
        assertThat(listed(CALLER, name, false)).isEqualTo(ChannelRole.CALLER);
        assertThat(ChannelRole.CALLER.beginsCall()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "Local/3180@from-carrier-00000137;1, DOWN, BLIND_TRANSFER, 3180",
                "Local/_attended@transfer-00000139;1, DOWN, ATTENDED_TRANSFER, -",
                "Local/_attended@transfer-00000139;2, UP, ATTENDED_TRANSFER, -",
                "Local/_attended@from-carrier-00000139;1, DOWN, BLIND_TRANSFER, _attended",
                "Local/a@b@from-carrier-00000139;1, DOWN, BLIND_TRANSFER, a@b",
                "Local/3180@from-carrier-00000137;1, UP, TAKEN_OVER, -",
                "Local/3180@from-carrier-00000137;2, UP, TAKEN_OVER, -",
                "PJSIP/3180@from-carrier-00000137;1, DOWN, TAKEN_OVER, -",
                "Local/;1, DOWN, TAKEN_OVER, -",
            })
    void how_a_channel_took_a_place_is_told_by_its_name(
            String name, ChannelState state, Replacement.Kind kind, String dialled) {
        Channel channel = channel(CALLER, name, state);

        Replacement replacement = ChannelRoles.replacementBy(
                new StasisStart(new EventHeader(Instant.EPOCH, "b2bua", "a"), channel, List.of(), channel));

        assertThat(replacement).isEqualTo(new Replacement(kind, dialled, null));
    }

    @Test
    void a_channel_that_is_listed_may_have_been_answered_since_it_took_its_place() {
        assertThat(ChannelRoles.listedReplacementBy(
                        channel(CALLER, "Local/3180@from-carrier-00000137;1", ChannelState.UP)))
                .isEqualTo(Replacement.blindTransfer("3180"));
    }

    @Test
    void the_far_half_of_a_local_channel_that_the_application_dialled_begins_a_call() {
        assertThat(entered(LEG + ";2", "Local/3200@loop-00000001;2", null)).isEqualTo(ChannelRole.FAR_HALF_OF_LEG);
        assertThat(listed(LEG + ";2", "Local/3200@loop-00000001;2", false)).isEqualTo(ChannelRole.FAR_HALF_OF_LEG);
        assertThat(ChannelRole.FAR_HALF_OF_LEG.beginsCall()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"PJSIP/callee-00000002, false", "Local/3200@loop-00000001;1, false", "PJSIP/callee-00000002, true"})
    void what_the_application_created_is_a_leg_wherever_it_is(String name, boolean inBridgeOfAnotherCall) {
        assertThat(entered(LEG, name, DIALLED, null)).isEqualTo(ChannelRole.LEG);
        assertThat(roles.listed(channel(LEG, name), DIALLED, inBridgeOfAnotherCall))
                .isEqualTo(ChannelRole.LEG);
        assertThat(ChannelRole.LEG.beginsCall()).isFalse();
    }

    @Test
    void a_leg_that_comes_back_from_the_dialplan_begins_a_call() {
        assertThat(entered(LEG, "PJSIP/callee-00000002", null)).isEqualTo(ChannelRole.CALLER);
        assertThat(entered(LEG, "PJSIP/callee-00000002", List.of("3180", "in"), null))
                .isEqualTo(ChannelRole.CALLER);
        assertThat(listed(LEG, "PJSIP/callee-00000002", false)).isEqualTo(ChannelRole.CALLER);
    }

    @Test
    void a_leg_that_picked_up_another_call_in_the_dialplan_is_a_replacement() {
        assertThat(entered(LEG, "PJSIP/callee-00000002", "PJSIP/callee-00000003"))
                .isEqualTo(ChannelRole.REPLACEMENT);
        assertThat(listed(LEG, "PJSIP/callee-00000002", true)).isEqualTo(ChannelRole.REPLACEMENT);
    }

    @Test
    void a_far_half_is_no_leg_whatever_its_arguments() {
        assertThat(entered(LEG + ";2", "Local/3200@loop-00000001;2", DIALLED, null))
                .isEqualTo(ChannelRole.FAR_HALF_OF_LEG);
    }

    @Test
    void the_leg_of_another_application_is_a_caller_in_this_one() {
        String leg = LEG.replace("~b2bua~", "~ivr~");

        assertThat(entered(leg + ";2", "Local/3200@loop-00000001;2", null)).isEqualTo(ChannelRole.CALLER);
        assertThat(listed(leg, "PJSIP/callee-00000002", false)).isEqualTo(ChannelRole.CALLER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PJSIP/third-00000003",
                "Local/3180@from-carrier-00000137;1",
                "Local/_attended@transfer-00000139;1",
                "Local/_attended@transfer-00000139;2",
            })
    void what_took_the_place_of_another_channel_is_its_replacement(String name) {
        assertThat(entered(CALLER, name, "PJSIP/carrier-in-0000001a")).isEqualTo(ChannelRole.REPLACEMENT);
        assertThat(listed(CALLER, name, true)).isEqualTo(ChannelRole.REPLACEMENT);
        assertThat(ChannelRole.REPLACEMENT.beginsCall()).isFalse();
    }

    @Test
    void the_far_half_that_picked_up_another_call_is_a_replacement() {
        assertThat(entered(LEG + ";2", "Local/*8@loop-00000001;2", "PJSIP/callee-00000002"))
                .isEqualTo(ChannelRole.REPLACEMENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Snoop/1700000000.1-00000002",
                "UnicastRTP/127.0.0.1:9999-0x7f001c",
                "MulticastRTP/0x7f001c",
                "AudioSocket/127.0.0.1:9092-00000001",
                "WebSocket/media-0x7f001c",
                "Announcer/ARI-00000001;2",
                "Recorder/ARI-00000001;2",
                "CBAnn/room-00000001;1",
                "CBRec/conf-1-uid-2",
            })
    void what_serves_another_channel_or_a_bridge_belongs_to_its_maker(String name) {
        assertThat(entered(CALLER, name, null)).isEqualTo(ChannelRole.HELPER);
        assertThat(listed(CALLER, name, false)).isEqualTo(ChannelRole.HELPER);
        assertThat(listed(CALLER, name, true)).isEqualTo(ChannelRole.HELPER);
        assertThat(ChannelRole.HELPER.beginsCall()).isFalse();
    }

    private ChannelRole entered(String id, String name, String replaced) {
        return entered(id, name, List.of(), replaced);
    }

    private ChannelRole entered(String id, String name, List<String> args, String replaced) {
        Channel before = replaced == null ? null : channel("1700000000.0", replaced);
        EventHeader header = new EventHeader(Instant.EPOCH, "b2bua", "a");
        return roles.of(new StasisStart(header, channel(id, name), args, before));
    }

    private ChannelRole listed(String id, String name, boolean inBridgeOfAnotherCall) {
        return roles.listed(channel(id, name), List.of(), inBridgeOfAnotherCall);
    }

    private static Channel channel(String id, String name) {
        return channel(id, name, ChannelState.UP);
    }

    private static Channel channel(String id, String name, ChannelState state) {
        return new Channel(
                new ChannelId(id),
                "",
                name,
                state,
                CallerId.UNKNOWN,
                CallerId.UNKNOWN,
                "",
                DialplanPosition.UNKNOWN,
                null,
                "",
                "",
                "",
                Map.of());
    }
}
