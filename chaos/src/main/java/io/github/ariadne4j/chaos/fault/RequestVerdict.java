package io.github.ariadne4j.chaos.fault;

/**
 * The treatment of one request by a proxy.
 *
 * @param arrives whether the request is sent to the server; if not, its connection gets a reset
 * @param answer the treatment of the answer
 * @param once run when the answer has reached the proxy, if the answer is lost
 */
public record RequestVerdict(boolean arrives, Answer answer, Runnable once) {
    /** The treatment of an answer from the server. */
    public enum Answer {
        /** The answer is sent to the client. */
        ARRIVES,
        /** The client gets a reset instead. */
        RESET,
        /** The client gets nothing, on this connection from then on. */
        SILENCE
    }

    /** The request and its answer arrive. */
    public static final RequestVerdict PASSES = new RequestVerdict(true, Answer.ARRIVES, () -> {});

    /** The request is not sent to the server. */
    public static final RequestVerdict IS_STOPPED = new RequestVerdict(false, Answer.ARRIVES, () -> {});

    /** The server executes the request, and the client does not get the answer. */
    public static RequestVerdict losesItsAnswer(Answer inItsPlace) {
        return new RequestVerdict(true, inItsPlace, () -> {});
    }

    /** The server executes the request; the action is run before the client could get the answer. */
    public static RequestVerdict isAnsweredTo(Runnable once) {
        return new RequestVerdict(true, Answer.RESET, once);
    }
}
