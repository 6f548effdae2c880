package io.github.ariadne4j.docs;

import ch.loway.oss.ari4java.ARI;
import ch.loway.oss.ari4java.tools.RestException;
import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.Credentials;
import io.github.ariadne4j.ari.bus.EventSelector;
import io.github.ariadne4j.ari.event.StasisStart;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.verb.Gather;
import io.github.ariadne4j.callflow.verb.GatherOutcome;
import io.github.ariadne4j.callflow.verb.Prompt;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/** The code of ours in {@code migration.md}. */
abstract class Migration {
    abstract void welcome(ChannelId channel);

    static void underneath(URI asterisk, Credentials credentials, String channelId) throws RestException {
        AriClient client = AriClient.connect(AriSettings.of(asterisk, credentials, "my-app"));
        ARI ari = client.ari4java();
        ari.channels().answer(channelId).execute();
    }

    void listening(URI asterisk, Credentials credentials) {
        AriClient ari = AriClient.connect(AriSettings.of(asterisk, credentials, "my-app"));
        ari.events().subscribe(EventSelector.of(StasisStart.class), event -> welcome(event.channelId()));
        ari.listen();
    }

    static void twoLegs(AriClient ari) {
        CallEngine.builder(ari)
                .flow(new DialAndBridge(
                        call -> DialTarget.pjsip("my-peer", call.dialled()).ringFor(Duration.ofSeconds(30))))
                .start();
    }

    record Welcome(Set<String> pins) implements CallFlow {
        @Override
        public void run(Call call) {
            call.answer();
            GatherOutcome pin = call.gather(
                    Gather.exactly(4).prompt(Prompt.sound("enter-pin")).accepting(pins::contains));
            if (!(pin instanceof GatherOutcome.Digits)) {
                call.hangUp(HangupCause.CALL_REJECTED);
                return;
            }
            DialOutcome outcome = call.dial(DialTarget.pjsip("my-peer", call.dialledNumber()));
            if (outcome instanceof DialOutcome.Answered answered) {
                call.handOver(answered.leg());
            } else {
                call.play(Prompt.sound("not-available"));
            }
        }
    }
}
