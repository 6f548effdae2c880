package io.github.ariadne4j.testkit;

import io.github.ariadne4j.testkit.rest.RestResponse;
import java.time.Duration;

/** A fault of a request. */
sealed interface RequestFault {
    /** Applies the fault to the exchange. */
    void strike(Exchange exchange);

    /** No fault. */
    record None() implements RequestFault {
        @Override
        public void strike(Exchange exchange) {
            exchange.execute(exchange::answer);
        }
    }

    /** Answers with another response and executes nothing. */
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

    /** Executes, and closes the connection instead of answering. */
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

    /** Waits until a channel is released; the request is executed and answered then. */
    record Waits(BlockedChannel channel) implements RequestFault {
        @Override
        public void strike(Exchange exchange) {
            channel.hold(() -> exchange.execute(exchange::answer));
        }
    }

    /** Executes and answers, and releases a channel by that. */
    record Frees(BlockedChannel channel) implements RequestFault {
        @Override
        public void strike(Exchange exchange) {
            exchange.answerAfter(channel::release);
        }
    }
}
