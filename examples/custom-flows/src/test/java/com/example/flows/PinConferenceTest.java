package com.example.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.callflow.testkit.CallEngineExtension;
import io.github.ariadne4j.callflow.testkit.EveryKill;
import io.github.ariadne4j.callflow.testkit.ScriptedTelephone;
import io.github.ariadne4j.callflow.verb.Room;
import io.github.ariadne4j.testkit.SimulatedCall;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PinConferenceTest {
    private static final Room BOARD = Room.named("board");

    private static final PinConference CONFERENCE =
            new PinConference(Map.of("1234", BOARD, "4711", BOARD.as(Room.Role.MODERATOR)));

    @RegisterExtension
    private final CallEngineExtension box = new CallEngineExtension(engine -> engine.flow(CONFERENCE));

    private SimulatedCall joins(String pin) {
        SimulatedCall call = box.asterisk().call("1000").place().awaitHears("sound:conf-getpin");
        call.press(pin);
        return call.awaitHears("sound:conf-placeintoconf");
    }

    @Test
    void the_members_hear_each_other_until_the_moderator_leaves() {
        SimulatedCall member = joins("1234");
        SimulatedCall moderator = joins("4711").awaitBridged();
        assertThat(member.isBridgedWith(moderator.channelId())).isTrue();

        moderator.hangUp();

        member.awaitHears("sound:vm-goodbye").awaitEnded();
        assertThat(box.cdrs().await(2))
                .allSatisfy(cdr -> assertThat(cdr.custom()).containsEntry("room", "board"));
    }

    @Test
    void a_conference_whose_application_ends_at_any_of_its_requests_ends_with_its_moderator() {
        int kills = EveryKill.of(DurableFlow.of("conference", 1, CONFERENCE))
                .pressing("sound:conf-getpin", "1234")
                .with(ScriptedTelephone.of("1001")
                        .callingAfter("1000", "sound:conf-placeintoconf")
                        .pressing("sound:conf-getpin", "4711")
                        .hangingUpInTalkWith("1000"))
                .check();

        assertThat(kills).isGreaterThan(20);
    }
}
