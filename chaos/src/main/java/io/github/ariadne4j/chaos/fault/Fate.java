package io.github.ariadne4j.chaos.fault;

/**
 * What becomes of one request.
 *
 * @param arrives whether the server gets it; if not, its connection gets a reset
 * @param answer what becomes of the answer
 * @param once what happens as soon as the answer has come to the proxy, if it is lost
 */
public record Fate(boolean arrives, Answer answer, Runnable once) {
    /** What becomes of an answer that the server has given. */
    public enum Answer {
        /** The client gets it. */
        ARRIVES,
        /** The client gets a reset in its place. */
        RESET,
        /** The client gets nothing, and nothing more on this connection. */
        SILENCE
    }

    /** The request and its answer arrive. */
    public static final Fate PASSES = new Fate(true, Answer.ARRIVES, () -> {});

    /** The server never hears of it. */
    public static final Fate IS_STOPPED = new Fate(false, Answer.ARRIVES, () -> {});

    /** The server does what is asked, and the client does not learn it. */
    public static Fate losesItsAnswer(Answer inItsPlace) {
        return new Fate(true, inItsPlace, () -> {});
    }

    /** The server does what is asked, then something happens before the client could learn it. */
    public static Fate isAnsweredTo(Runnable once) {
        return new Fate(true, Answer.RESET, once);
    }
}
