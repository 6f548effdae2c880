package io.github.ariadne4j.testkit.conformance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.ariadne4j.testkit.AriSimulator;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.time.Duration;

/** The simulated Asterisk, with the callees of the example's dialplan. */
final class SimulatedStage implements Stage {
    private static final Duration A_MOMENT = Duration.ofMillis(20);

    /** Longer than a script needs to see that the playback continues: it looks twice, for 300 ms each. */
    private static final Duration SPOKEN = Duration.ofMillis(1_500);

    private final AriSimulator asterisk = AriSimulator.start();
    private final RawAri ari = RawAri.connect(asterisk.uri(), asterisk.username(), asterisk.password());

    SimulatedStage() {
        asterisk.awaitApplication("b2bua");
        asterisk.sounds()
                .missing("sound:there-is-no-such-sound")
                .on("sound:tt-monkeys", Duration.ofSeconds(16))
                .on("nonsense", Duration.ofSeconds(16))
                .on("digits:12345", SPOKEN)
                .on("number:123456", SPOKEN);
        callee("3200", CalleeScript.ringsThenAnswers(Duration.ZERO));
        callee("3201", CalleeScript.answersAfter(Duration.ZERO).thenHangsUp(A_MOMENT, 16));
        callee("3100", CalleeScript.silent());
        callee("3180", CalleeScript.ringsForever());
        callee("3183", CalleeScript.earlyMediaThenAnswers(A_MOMENT));
        callee("3184", CalleeScript.silent().thenSendsEarlyMedia(Duration.ZERO));
        callee("3555", CalleeScript.ringsThenAnswers(Duration.ofMillis(500)));
        callee(
                "3380",
                CalleeScript.ringsThenAnswers(Duration.ZERO)
                        .thenTransfers(A_MOMENT, "3180")
                        .thenHangsUp(A_MOMENT));
        callee("3187", CalleeScript.ringsThenRejects(A_MOMENT, 486));
        for (int status : new int[] {403, 404, 480, 486, 503, 603}) {
            callee("3" + status, CalleeScript.rejects(status));
        }
        callee("1", CalleeScript.unknownEndpoint());
        callee("nobody", CalleeScript.unknownEndpoint());
    }

    private void callee(String number, CalleeScript script) {
        asterisk.callees().on(number, script);
    }

    @Override
    public RawAri ari() {
        return ari;
    }

    @Override
    public Telephone call(String number) {
        return new SimulatedTelephone(asterisk.call("1000").dialling(number).placeInto("b2bua"));
    }

    @Override
    public Telephone callInPlaceOf(String channelId) {
        return new SimulatedTelephone(asterisk.call("1000").dialling("3299").inPlaceOf(channelId));
    }

    @Override
    public Telephone callPickingUp(String channelId) {
        return new SimulatedTelephone(asterisk.call("1000").dialling("*90").pickingUp(channelId));
    }

    @Override
    public void redirect(String channelId, String number) {
        asterisk.console().redirect(channelId, number);
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(5);
    }

    @Override
    public void mark(String name) {
        asterisk.publish(
                "b2bua",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("type", "ChannelUserevent")
                        .put("eventname", name));
    }

    @Override
    public void close() {
        ari.close();
        asterisk.close();
    }

    private record SimulatedTelephone(SimulatedCall call) implements Telephone {
        @Override
        public void obey(String order) {
            String[] words = order.split(" ", -1);
            switch (words[0]) {
                case "cancels" -> call.cancel();
                case "hangs" -> hangUp(words);
                case "presses" -> call.press(words[1]);
                case "holds" -> call.hold();
                case "unholds" -> call.unhold();
                case "refers" -> call.transferTo(words[1]);
                case "hears" -> hears(Integer.parseInt(words[1]));
                case "is" -> call.awaitTransferSignal(Integer.parseInt(words[2]));
                default -> throw new UnsupportedOperationException("the simulated caller cannot: " + order);
            }
        }

        @Override
        public void connect(Telephone second) {
            call.transferTo(((SimulatedTelephone) second).call());
        }

        /** 202 answers a REFER and no other request. */
        private void hears(int status) {
            if (status == 202) {
                call.awaitTransferSignal(status);
            } else {
                call.awaitSignal(status);
            }
        }

        private void hangUp(String[] words) {
            if (words.length > 3) {
                call.hangUp(Integer.parseInt(words[3]));
            } else {
                call.hangUp();
            }
        }

        @Override
        public void close() {}
    }
}
