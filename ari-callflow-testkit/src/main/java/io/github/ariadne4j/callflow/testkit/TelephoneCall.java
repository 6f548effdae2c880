package io.github.ariadne4j.callflow.testkit;

import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatedCallee;
import io.github.ariadne4j.testkit.state.HeardMedia;
import java.util.List;

/** A call of a telephone, from its side. */
sealed interface TelephoneCall {
    String channelId();

    boolean isAnswered();

    boolean isEnded();

    /** Also what was played to its bridges. */
    List<HeardMedia> heard();

    List<HeardMedia> playedToChannel();

    String heardDigits();

    boolean isBridgedWith(String channelId);

    void press(String keys);

    void hangUp();

    /** A call that the telephone has placed. */
    record Placed(SimulatedCall call) implements TelephoneCall {
        @Override
        public String channelId() {
            return call.channelId();
        }

        @Override
        public boolean isAnswered() {
            return call.isAnswered();
        }

        @Override
        public boolean isEnded() {
            return call.isEnded();
        }

        @Override
        public List<HeardMedia> heard() {
            return call.heard();
        }

        @Override
        public List<HeardMedia> playedToChannel() {
            return call.playedToChannel();
        }

        @Override
        public String heardDigits() {
            return call.heardDigits();
        }

        @Override
        public boolean isBridgedWith(String channelId) {
            return call.isBridgedWith(channelId);
        }

        @Override
        public void press(String keys) {
            call.press(keys);
        }

        @Override
        public void hangUp() {
            call.hangUp();
        }
    }

    /** A call that the telephone has received. */
    record Received(SimulatedCallee callee) implements TelephoneCall {
        @Override
        public String channelId() {
            return callee.channelId();
        }

        @Override
        public boolean isAnswered() {
            return callee.isAnswered();
        }

        @Override
        public boolean isEnded() {
            return callee.isEnded();
        }

        @Override
        public List<HeardMedia> heard() {
            return callee.heard();
        }

        @Override
        public List<HeardMedia> playedToChannel() {
            return callee.playedToChannel();
        }

        @Override
        public String heardDigits() {
            return callee.heardDigits();
        }

        @Override
        public boolean isBridgedWith(String channelId) {
            return callee.isBridgedWith(channelId);
        }

        @Override
        public void press(String keys) {
            callee.presses(keys);
        }

        @Override
        public void hangUp() {
            callee.hangsUp();
        }
    }
}
