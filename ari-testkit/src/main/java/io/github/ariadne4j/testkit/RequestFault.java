package io.github.ariadne4j.testkit;

import io.github.ariadne4j.testkit.rest.RestResponse;
import java.time.Duration;

/** What goes wrong with a request. */
sealed interface RequestFault {
    /** Lets the request go wrong. */
    void strike(Exchange exchange);

    /** Nothing goes wrong. */
    record None() implements RequestFault {
        @Override
        public void strike(Exchange exchange) {
            exchange.execute(exchange::answer);
        }
    }

    /** Answers something else and executes nothing. */
    record Answers(RestResponse response) implements RequestFault {
        @Override
        public void strike(Exchange exchange) {
            exchange.answer(response);
        }
    }

    /** Executes at once and answers late. */
    record AnswersLate(Duration delay) implements RequestFault {
        @Override
        public void strike(Exchange exchange) {
            exchange.execute(response -> exchange.later(delay, () -> exchange.answer(response)));
        }
    }

    /** Executes late, and answers then. */
    record ExecutesLate(Duration delay) implements RequestFault {
        @Override
        public void strike(Exchange exchange) {
            exchange.later(delay, () -> exchange.execute(exchange::answer));
        }
    }

    /** Executes, and closes the connection in place of an answer. */
    record LosesAnswer() implements RequestFault {
        @Override
        public void strike(Exchange exchange) {
            exchange.execute(response -> exchange.hangUp());
        }
    }

    /** Closes the connection and executes nothing. */
    record LosesRequest() implements RequestFault {
        @Override
        public void strike(Exchange exchange) {
            exchange.hangUp();
        }
    }

    /** Neither executes nor answers; the connection stays open. */
    record Swallows() implements RequestFault {
        @Override
        public void strike(Exchange exchange) {
            exchange.stayMute();
        }
    }

    /** Executes and never answers; the connection stays open. */
    record ExecutesInSilence() implements RequestFault {
        @Override
        public void strike(Exchange exchange) {
            exchange.execute(response -> exchange.stayMute());
        }
    }

    /** Waits until a channel is released, and is executed and answered then. */
    record Waits(BlockedChannel blockChannel) implements RequestFault {
        @Override
        public void strike(Exchange exchange) {
            blockChannel.hold(() -> exchange.execute(exchange::answer));
        }
    }

    /** Is executed and answered, and releases a channel by it. */
    record Frees(BlockedChannel blockChannel) implements RequestFault {
        @Override
        public void strike(Exchange exchange) {
            exchange.answerAfter(blockChannel::release);
        }
    }
}
