package io.github.ariadne4j.testkit;

import io.github.ariadne4j.testkit.rest.RestResponse;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Arms faults for one operation. First select the requests ({@link #once}, {@link #nth}, {@link #from}, {@link #times}, {@link #forChannel}; without a
 * selection: all), then the fault. May be used from any thread.
 */
public final class OperationFaults {
    private final BiConsumer<Predicate<LoggedRequest>, RequestFault> arm;
    private final FaultWindow window;
    private final Predicate<LoggedRequest> which;

    OperationFaults(
            BiConsumer<Predicate<LoggedRequest>, RequestFault> arm,
            FaultWindow window,
            Predicate<LoggedRequest> which) {
        this.arm = arm;
        this.window = window;
        this.which = which;
    }

    /** Only the next request. */
    public OperationFaults once() {
        return times(1);
    }

    /** Only the next requests, this many. */
    public OperationFaults times(int times) {
        return new OperationFaults(arm, FaultWindow.first(times), which);
    }

    /** Only the n-th request from now, counted from 1. */
    public OperationFaults nth(int nth) {
        return new OperationFaults(arm, FaultWindow.onlyThe(nth), which);
    }

    /** The n-th request from now, counted from 1, and all after it. */
    public OperationFaults from(int nth) {
        return new OperationFaults(arm, FaultWindow.from(nth), which);
    }

    /** Only requests about this channel. */
    public OperationFaults forChannel(String channelId) {
        return new OperationFaults(
                arm, window, which.and(entry -> entry.channelId().equals(channelId)));
    }

    /** Answers with a status and the body that Asterisk usually sends with it; executes nothing. */
    public void reply(int status) {
        arm(new RequestFault.Answers(RestResponse.ofStatus(status)));
    }

    /** As {@link #reply(int)}, for the next request only. */
    public void replyOnce(int status) {
        once().reply(status);
    }

    /** Answers with a status and a message; executes nothing. */
    public void reply(int status, String message) {
        arm(new RequestFault.Answers(RestResponse.failure(status, message)));
    }

    /** Executes at once and answers late: events are sent before the response. */
    public void delayReply(Duration delay) {
        arm(new RequestFault.AnswersLate(delay));
    }

    /** Executes late, and answers then. */
    public void delayExecution(Duration delay) {
        arm(new RequestFault.ExecutesLate(delay));
    }

    /** Executes, and closes the connection instead of answering. */
    public void loseReply() {
        arm(new RequestFault.LosesAnswer());
    }

    /** Closes the connection and executes nothing. */
    public void loseRequest() {
        arm(new RequestFault.LosesRequest());
    }

    /** Neither executes nor answers; the connection stays open. */
    public void swallow() {
        arm(new RequestFault.Swallows());
    }

    /** Executes and never answers; the connection stays open. */
    public void neverReply() {
        arm(new RequestFault.ExecutesInSilence());
    }

    private void arm(RequestFault fault) {
        arm.accept(which.and(entry -> window.strikes()), fault);
    }
}
