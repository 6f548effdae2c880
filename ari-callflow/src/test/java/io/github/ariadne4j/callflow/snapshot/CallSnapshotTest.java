package io.github.ariadne4j.callflow.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ariadne4j.ari.model.CallerId;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.CallTimeouts;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.LongestTalk;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.call.RtpSummary;
import io.github.ariadne4j.callflow.leg.Hangup;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegEvent;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.LegMachine;
import io.github.ariadne4j.callflow.leg.ReplacedChannel;
import io.github.ariadne4j.callflow.leg.Replacement;
import io.github.ariadne4j.callflow.limit.LimitDecision;
import io.github.ariadne4j.callflow.model.CallFacts;
import io.github.ariadne4j.callflow.model.CallModel;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.CallSignal;
import io.github.ariadne4j.callflow.model.FlowData;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.HangupPolicy;
import io.github.ariadne4j.callflow.model.StoreEvent;
import io.github.ariadne4j.callflow.model.TalkLimit;
import io.github.ariadne4j.callflow.operation.OperationId;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.operation.StoppingSound;
import io.github.ariadne4j.callflow.plan.CallMachine;
import io.github.ariadne4j.callflow.route.DialOptions;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.route.OutboundCallerId;
import io.github.ariadne4j.callflow.route.OutboundCallerId.Presentation;
import io.github.ariadne4j.callflow.route.Ringback;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.JoinOutcome;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.callflow.verb.Recording;
import io.github.ariadne4j.callflow.verb.Room;
import io.github.ariadne4j.callflow.verb.WarmTransfer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallSnapshotTest {
    private static final Instant AT = Instant.parse("2026-11-28T12:00:00.123456Z");
    private static final ChannelId CALLER = new ChannelId("1700000000.1");
    private static final CallFacts FACTS = new CallFacts(
            new IncomingCall(
                    CallId.of("02:fc:00:00:00:01", CALLER, Instant.EPOCH),
                    CALLER,
                    new CallerId("", "100"),
                    "3200",
                    "from-carrier",
                    "",
                    "carrier-in",
                    List.of()),
            new CallOrigin("b2bua", "02:fc:00:00:00:01"),
            7,
            new CallFacts.Policy(CallTimeouts.defaults(), true, true));

    private static final Replacement BLIND = Replacement.blindTransfer("3180\"*")
            .linkedWith(CallId.of("02:fc:00:00:00:01", new ChannelId("1700000000.8"), AT));

    private static CallModel hunting() {
        return hunting(HuntPlan.staggered(
                        List.of(DialTarget.pjsip("first", "331"), DialTarget.local("office", "200")),
                        Duration.ofSeconds(5))
                .with(Ringback.MUSIC)
                .with(LongestTalk.of(Duration.ofMinutes(10)).warning(Duration.ofMinutes(1), "soon", Party.CALLEE)));
    }

    private static CallModel hunting(HuntPlan hunt) {
        CallMachine machine = new CallMachine(CallTimeouts.defaults());
        CallModel call = machine.begin(FACTS, false, true, FlowData.NONE, AT).next();
        for (CallSignal signal : List.of(
                new CallSignal.FlowSignal(new FlowEvent.Routed(hunt, HangupCause.NO_ROUTE), AT),
                new CallSignal.StoreSignal(new StoreEvent.Admitted(new LimitDecision.Admitted(), true), AT),
                new CallSignal.FlowSignal(new FlowEvent.Notes("tenant", "blue \"7\""), AT),
                new CallSignal.LegSignal(
                        new LegId(1), new LegEvent.StasisEntered(FACTS.names().leg(new LegId(1)), AT)),
                new CallSignal.LegSignal(
                        new LegId(0), new LegEvent.ReplacedBy(CALLER, new ChannelId("1700000000.9"), BLIND, AT)))) {
            call = machine.on(call, signal).next();
        }
        return call;
    }

    @Test
    void how_the_sound_of_channels_travelled_that_have_ended_is_read_as_it_was_written() {
        RtpSummary rtp = new RtpSummary(990, 1_000, 10L, null, 3.197, null, 80.0);
        Hangup told = new Hangup(HangupCause.CONGESTION, 503, rtp);
        ChannelId failed = FACTS.names().leg(new LegId(1));
        CallMachine machine = new CallMachine(CallTimeouts.defaults());
        CallModel call = hunting();
        for (CallSignal signal : List.of(
                new CallSignal.LegSignal(new LegId(1), new LegEvent.DestroyedSeen(failed, told, AT)),
                new CallSignal.LegSignal(new LegId(0), new LegEvent.HangupRequested(CALLER, told, AT)))) {
            call = machine.on(call, signal).next();
        }

        CallModel read = CallSnapshot.read(FACTS, CallSnapshot.write(call));

        assertThat(read.legs().get(1).causeSeen()).isEqualTo(told);
        assertThat(read.legs().get(0).replaced())
                .extracting(ReplacedChannel::rtp)
                .containsExactly(rtp);
    }

    @Test
    void a_hunt_whose_callees_are_screened_is_read_as_it_was_written() {
        CallModel call = hunting();
        Leg asked = new LegMachine(CallTimeouts.defaults())
                .screen(call.legs().get(1), AT)
                .next();
        CallPlan plan = ((CallPlan.Hunt) call.plan()).screened(Duration.ofSeconds(20));

        CallModel read =
                CallSnapshot.read(FACTS, CallSnapshot.write(call.with(asked).with(plan)));

        assertThat(read.plan()).hasToString(plan.toString());
        assertThat(read.legs().get(1).dialIntent()).isEqualTo(asked.dialIntent());
        assertThat(asked.dialIntent()).isNotEqualTo(call.legs().get(1).dialIntent());
    }

    @Test
    void what_recovery_needs_is_read_as_it_was_written() {
        CallModel call = hunting();

        CallModel read = CallSnapshot.read(FACTS, CallSnapshot.write(call));

        assertThat(read.counters()).isEqualTo(call.counters());
        assertThat(read.times()).isEqualTo(call.times());
        assertThat(read.flow()).isEqualTo(call.flow());
        assertThat(read.plan()).hasToString(call.plan().toString());
        for (int i = 0; i < call.legs().size(); i++) {
            Leg written = call.legs().get(i);
            Leg known = read.legs().get(i);
            assertThat(known.channel()).isEqualTo(written.channel());
            assertThat(known.role()).isEqualTo(written.role());
            assertThat(known.target()).isEqualTo(written.target());
            assertThat(known.furthest()).isEqualTo(written.furthest());
            assertThat(known.dialIntent()).isEqualTo(written.dialIntent());
        }
        assertThat(read.legs().get(0).knows(CALLER))
                .as("the channel that was replaced")
                .isTrue();
        assertThat(read.legs().get(0).replaced()).containsExactly(ReplacedChannel.at(CALLER, AT, BLIND));
        assertThat(read.bridges().get(0).key()).isEqualTo(call.bridges().get(0).key());
    }

    @Test
    void how_long_parties_may_talk_and_what_comes_then_is_read_as_it_was_written() {
        Connect.Warning warning = new Connect.Warning(Duration.ofMinutes(1), Prompt.sound("beep"), Party.CALLEE);
        List<CallPlan.Connected> plans = List.of(
                CallPlan.Connected.handedOver(new LegId(1)),
                CallPlan.Connected.handedOver(new LegId(1), new TalkLimit(AT, warning)),
                new CallPlan.Connected(
                        new LegId(1), HangupPolicy.CALLER_CONTINUES, new TalkLimit(AT, null), false, null));

        for (CallPlan.Connected plan : plans) {
            CallModel read =
                    CallSnapshot.read(FACTS, CallSnapshot.write(hunting().with(plan)));
            assertThat(read.plan()).isEqualTo(plan);
        }
    }

    @Test
    void a_transfer_is_read_as_it_was_written() {
        WarmTransfer bare = WarmTransfer.to(DialTarget.endpoint("billing").ringFor(Duration.ofSeconds(20)));
        WarmTransfer all = bare.music("jazz").completedBy('1').takenBackBy('*');

        for (WarmTransfer terms : List.of(bare, all)) {
            CallPlan.Transferring plan = CallPlan.Transferring.begin(
                            new LegId(1), new LegId(2), terms, new RequestId(1))
                    .at(CallPlan.Transferring.Step.CONSULTING);
            CallModel read =
                    CallSnapshot.read(FACTS, CallSnapshot.write(hunting().with(plan)));
            assertThat(read.plan()).isEqualTo(plan.awaitedBy(null));
        }
    }

    @Test
    void sounds_that_are_being_stopped_are_read_as_they_were_written() {
        CallModel call = hunting()
                .with(new StoppingSound(new OperationId(1, 7), new LegId(0), StoppingSound.Kind.MUSIC))
                .with(new StoppingSound(new OperationId(2, 6), new LegId(1), StoppingSound.Kind.PLAYBACK));

        assertThat(CallSnapshot.read(FACTS, CallSnapshot.write(call)).stopping())
                .isEqualTo(call.stopping());
        assertThat(CallSnapshot.write(hunting())).as("as by an earlier version").doesNotContain("stopping");
        assertThat(CallSnapshot.read(FACTS, CallSnapshot.write(hunting())).stopping())
                .isEmpty();
    }

    @Test
    void a_room_is_read_as_it_was_written() {
        Room bare = Room.named("board");
        Room all = bare.as(Room.Role.LISTENER)
                .atMost(3)
                .endingWithModerator()
                .leftBy('#')
                .announcing(Prompt.sound("in"), Prompt.sound("out"))
                .withMusic()
                .waitingForModerator()
                .recorded(Recording.upTo(Duration.ofMinutes(2))
                        .untilSilentFor(Duration.ofSeconds(3))
                        .labelled("board"));
        Room talk = bare.recorded(Recording.ofTalk(Duration.ofHours(1)).as(Recording.Format.GSM));

        for (Room room : List.of(bare, all, talk)) {
            CallPlan.InRoom plan = new CallPlan.InRoom(room, new RequestId(1));
            CallModel read =
                    CallSnapshot.read(FACTS, CallSnapshot.write(hunting().with(plan)));
            assertThat(read.plan()).isEqualTo(plan.awaitedBy(null));
        }
    }

    @Test
    void why_a_caller_leaves_its_room_is_read_as_it_was_written() {
        List<JoinOutcome> outcomes = List.of(
                new JoinOutcome.Left('#'),
                new JoinOutcome.Ended(JoinOutcome.Ended.Reason.MODERATOR_LEFT),
                new JoinOutcome.Full(),
                new JoinOutcome.Removed(),
                new JoinOutcome.Failed());

        for (JoinOutcome outcome : outcomes) {
            CallPlan.InRoom plan = new CallPlan.InRoom(Room.named("board"), null).leaving(outcome);
            CallModel read =
                    CallSnapshot.read(FACTS, CallSnapshot.write(hunting().with(plan)));
            assertThat(read.plan()).isEqualTo(plan);
        }
    }

    @Test
    void what_targets_are_given_is_written_once_and_read_as_it_was_written() {
        // Given
        DialOptions options = DialOptions.NONE
                .withCallerId(new OutboundCallerId("+4930123", "Ac\"me \\ é", Presentation.PROHIB_NOT_SCREENED))
                .withHeader("X-Account", "4711;\"a\", ${b}")
                .withHeader("X-B", "")
                .withAccount("acme")
                .withCodecs("opus", "alaw")
                .withVariable("CAMPAIGN", "autumn");
        DialTarget first = DialTarget.pjsip("first", "331").with(options);
        DialTarget second = DialTarget.pjsip("second", "332").with(options);
        DialTarget third = DialTarget.local("office", "200").with(DialOptions.NONE.withVariable("_A", "1"));
        CallModel call = hunting(HuntPlan.inParallel(List.of(first, second, third, DialTarget.endpoint("last"))));

        // When
        String line = CallSnapshot.write(call);
        CallModel read = CallSnapshot.read(FACTS, line);

        // Then
        assertThat(line).containsOnlyOnce("4711").containsOnlyOnce("autumn");
        assertThat(read.plan()).isEqualTo(call.plan());
        assertThat(read.legs())
                .extracting(Leg::target)
                .isEqualTo(call.legs().stream().map(Leg::target).toList());
        assertThat(CallSnapshot.write(hunting())).doesNotContain("options");
    }

    @Test
    void written_again_it_is_the_same_line() {
        String line = CallSnapshot.write(CallSnapshot.read(FACTS, CallSnapshot.write(hunting())));

        assertThat(CallSnapshot.write(CallSnapshot.read(FACTS, line))).isEqualTo(line);
    }

    @Test
    void a_field_that_is_not_known_is_passed_over() {
        String line = CallSnapshot.write(hunting()).replaceFirst("\\{", "{\"later\":{\"a\":1},");

        assertThat(CallSnapshot.read(FACTS, line).legs()).hasSize(2);
    }

    @Test
    void a_line_that_is_none_is_refused_with_what_is_wrong() {
        assertThatThrownBy(() -> CallSnapshot.read(FACTS, "[]"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no JSON object");
        assertThatThrownBy(() -> CallSnapshot.read(FACTS, "{\"started\":\"x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> CallSnapshot.read(
                        FACTS, CallSnapshot.write(hunting()).replace("\"kind\":\"Hunt\"", "\"kind\":\"Later\"")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"Later\"");
    }
}
