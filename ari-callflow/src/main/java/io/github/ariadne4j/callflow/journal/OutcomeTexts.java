package io.github.ariadne4j.callflow.journal;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.AnsweredLeg;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.ConnectOutcome;
import io.github.ariadne4j.callflow.verb.JoinOutcome;
import io.github.ariadne4j.callflow.verb.TransferOutcome;
import java.util.List;

/**
 * The outcomes of dials, talks, transfers and rooms in a journal, and in the plan of a room: texts of which the first is the kind. The plan writes them
 * with the change that ends the step, and the flow when it goes on.
 */
public final class OutcomeTexts {
    private OutcomeTexts() {}

    /** Of the outcome of a transfer. */
    public static List<String> of(TransferOutcome outcome) {
        if (outcome instanceof TransferOutcome.Joined joined) {
            return texts("Joined", joined.target());
        }
        if (outcome instanceof TransferOutcome.NotAnswered not) {
            return List.of("NotAnswered", text(not.why().cause()));
        }
        if (outcome instanceof TransferOutcome.Declined declined) {
            return List.of("Declined", text(declined.cause()));
        }
        return outcome instanceof TransferOutcome.Failed failed
                ? List.of("Failed", text(failed.cause()))
                : List.of(kindOf(outcome));
    }

    /**
     * The outcome of a transfer of such texts.
     *
     * @throws IllegalArgumentException if they are of no kind that is known
     */
    public static TransferOutcome transferred(List<String> texts) {
        return switch (texts.get(0)) {
            case "Joined" -> new TransferOutcome.Joined(leg(texts));
            case "NotAnswered" -> new TransferOutcome.NotAnswered(DialOutcome.ofFailure(cause(texts.get(1))));
            case "Declined" -> new TransferOutcome.Declined(cause(texts.get(1)));
            case "TakenBack" -> new TransferOutcome.TakenBack();
            case "Failed" -> new TransferOutcome.Failed(cause(texts.get(1)));
            default -> throw unknown(texts);
        };
    }

    private static List<String> texts(String kind, AnsweredLeg leg) {
        return List.of(kind, Integer.toString(leg.number()), leg.channel().value());
    }

    private static AnsweredLeg leg(List<String> texts) {
        return new AnsweredLeg(Integer.parseInt(texts.get(1)), new ChannelId(texts.get(2)));
    }

    /** Of the outcome of a dial. */
    public static List<String> of(DialOutcome outcome) {
        if (outcome instanceof DialOutcome.Answered answered) {
            return texts("Answered", answered.leg());
        }
        return outcome instanceof DialOutcome.Unknown ? List.of("Unknown") : List.of("Failed", text(outcome.cause()));
    }

    /**
     * The outcome of a dial of such texts.
     *
     * @throws IllegalArgumentException if they are of no kind that is known
     */
    public static DialOutcome dialled(List<String> texts) {
        return switch (texts.get(0)) {
            case "Answered" -> new DialOutcome.Answered(leg(texts));
            case "Unknown" -> new DialOutcome.Unknown();
            case "Failed" -> DialOutcome.ofFailure(cause(texts.get(1)));
            default -> throw unknown(texts);
        };
    }

    /** Of the outcome of a talk. */
    public static List<String> of(ConnectOutcome outcome) {
        if (outcome instanceof ConnectOutcome.CalleeLeft left) {
            return List.of("CalleeLeft", text(left.cause()));
        }
        if (outcome instanceof ConnectOutcome.Transferred transferred) {
            return texts("Transferred", transferred.target());
        }
        if (outcome instanceof ConnectOutcome.KeyPressed pressed) {
            return List.of(
                    "KeyPressed",
                    String.valueOf(pressed.key().key()),
                    pressed.key().by().name(),
                    pressed.key().then().name());
        }
        return List.of(kindOf(outcome));
    }

    private static Connect.Key key(Connect connect, List<String> texts) {
        Connect.Key pressed = new Connect.Key(
                texts.get(1).charAt(0), Party.valueOf(texts.get(2)), Connect.Key.Then.valueOf(texts.get(3)));
        return connect.keys().stream().filter(pressed::equals).findFirst().orElse(pressed);
    }

    /**
     * The outcome of a talk of such texts.
     *
     * @param connect has the meaning of the keys
     * @throws IllegalArgumentException if they are of no kind that is known
     */
    public static ConnectOutcome connected(List<String> texts, Connect connect) {
        return switch (texts.get(0)) {
            case "CalleeLeft" -> new ConnectOutcome.CalleeLeft(cause(texts.get(1)));
            case "TimeLimit" -> new ConnectOutcome.TimeLimit();
            case "KeyPressed" -> new ConnectOutcome.KeyPressed(key(connect, texts));
            case "Transferred" -> new ConnectOutcome.Transferred(leg(texts));
            default -> throw unknown(texts);
        };
    }

    /** Of the outcome of a room. */
    public static List<String> of(JoinOutcome outcome) {
        if (outcome instanceof JoinOutcome.Left left) {
            return List.of("Left", String.valueOf(left.key()));
        }
        return outcome instanceof JoinOutcome.Ended ended
                ? List.of("Ended", ended.reason().name())
                : List.of(kindOf(outcome));
    }

    /**
     * The outcome of a room of such texts.
     *
     * @throws IllegalArgumentException if they are of no kind that is known
     */
    public static JoinOutcome joined(List<String> texts) {
        return switch (texts.get(0)) {
            case "Left" -> new JoinOutcome.Left(texts.get(1).charAt(0));
            case "Ended" -> new JoinOutcome.Ended(JoinOutcome.Ended.Reason.valueOf(texts.get(1)));
            case "Full" -> new JoinOutcome.Full();
            case "Removed" -> new JoinOutcome.Removed();
            case "Failed" -> new JoinOutcome.Failed();
            default -> throw unknown(texts);
        };
    }

    private static String text(HangupCause cause) {
        return Integer.toString(cause.code());
    }

    private static HangupCause cause(String code) {
        return HangupCause.of(Integer.parseInt(code));
    }

    private static String kindOf(Object outcome) {
        return outcome.getClass().getSimpleName();
    }

    private static IllegalArgumentException unknown(List<String> texts) {
        return new IllegalArgumentException("an outcome of the kind \"" + texts.get(0) + "\" is not known");
    }
}
