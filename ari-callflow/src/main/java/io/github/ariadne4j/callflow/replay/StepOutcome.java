package io.github.ariadne4j.callflow.replay;

import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.control.ControlOutcome;
import io.github.ariadne4j.callflow.control.TalkRecordOutcome;
import io.github.ariadne4j.callflow.journal.OutcomeTexts;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.ConnectOutcome;
import io.github.ariadne4j.callflow.verb.GatherOutcome;
import io.github.ariadne4j.callflow.verb.JoinOutcome;
import io.github.ariadne4j.callflow.verb.LeaveOutcome;
import io.github.ariadne4j.callflow.verb.OriginateRequestOutcome;
import io.github.ariadne4j.callflow.verb.PauseOutcome;
import io.github.ariadne4j.callflow.verb.Play;
import io.github.ariadne4j.callflow.verb.PlayOutcome;
import io.github.ariadne4j.callflow.verb.RecordOutcome;
import io.github.ariadne4j.callflow.verb.TransferOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Writes the outcomes of a verb in a journal, as texts of which the first is the kind, and reads them.
 *
 * @param writer makes texts of an outcome
 * @param reader makes an outcome of such texts
 * @param known whether such texts have the outcome
 * @param <T> the outcomes of a verb
 */
record StepOutcome<T>(
        Function<T, List<String>> writer, Function<List<String>, T> reader, Predicate<List<String>> known) {
    static final StepOutcome<Boolean> DONE =
            new StepOutcome<>(done -> List.of(done.toString()), texts -> Boolean.valueOf(texts.get(0)));

    static final StepOutcome<String> TEXT = new StepOutcome<>(List::of, texts -> texts.get(0));

    static final StepOutcome<Optional<String>> OPTIONAL = new StepOutcome<>(
            text -> text.map(List::of).orElse(List.of()),
            texts -> texts.stream().findFirst());

    static final StepOutcome<PauseOutcome> PAUSE =
            new StepOutcome<>(outcome -> List.of(outcome.name()), texts -> PauseOutcome.valueOf(texts.get(0)));

    static final StepOutcome<GatherOutcome> GATHER = new StepOutcome<>(StepOutcome::texts, StepOutcome::gathered);

    static final StepOutcome<RecordOutcome> RECORD = new StepOutcome<>(StepOutcome::texts, StepOutcome::recorded);

    static final StepOutcome<ControlOutcome> CONTROL = new StepOutcome<>(StepOutcome::texts, StepOutcome::controlled);

    static final StepOutcome<TalkRecordOutcome> TALK_RECORD =
            new StepOutcome<>(StepOutcome::texts, StepOutcome::talkRecorded);

    static final StepOutcome<DialOutcome> DIAL = new StepOutcome<>(OutcomeTexts::of, OutcomeTexts::dialled);

    static final StepOutcome<LeaveOutcome> LEAVE = new StepOutcome<>(
            outcome -> List.of(kindOf(outcome)),
            texts -> texts.get(0).equals("Left") ? new LeaveOutcome.Left() : new LeaveOutcome.Stayed());

    static final StepOutcome<JoinOutcome> JOIN = new StepOutcome<>(OutcomeTexts::of, OutcomeTexts::joined);

    static final StepOutcome<OriginateRequestOutcome> ORIGINATE =
            new StepOutcome<>(OriginateRequestTexts::write, OriginateRequestTexts::read);

    static final StepOutcome<TransferOutcome> TRANSFER = new StepOutcome<>(OutcomeTexts::of, OutcomeTexts::transferred);

    StepOutcome(Function<T, List<String>> writer, Function<List<String>, T> reader) {
        this(writer, reader, texts -> true);
    }

    private static String kindOf(Object outcome) {
        return outcome.getClass().getSimpleName();
    }

    private static IllegalArgumentException unknown(List<String> texts) {
        return new IllegalArgumentException("an outcome of the kind \"" + texts.get(0) + "\" is not known");
    }

    /** The verb has the prompts. */
    static StepOutcome<PlayOutcome> ofPlay(Play play) {
        return new StepOutcome<>(StepOutcome::texts, texts -> switch (texts.get(0)) {
            case "StoppedBy" -> new PlayOutcome.StoppedBy(texts.get(1).charAt(0));
            case "Finished" -> new PlayOutcome.Finished();
            case "Failed" -> new PlayOutcome.Failed(play.prompts(), texts.size() > 1 ? texts.get(1) : null);
            default -> throw unknown(texts);
        });
    }

    private static List<String> texts(PlayOutcome outcome) {
        if (outcome instanceof PlayOutcome.StoppedBy stopped) {
            return List.of("StoppedBy", String.valueOf(stopped.key()));
        }
        return outcome instanceof PlayOutcome.Failed failed && failed.why() != null
                ? List.of("Failed", failed.why())
                : List.of(kindOf(outcome));
    }

    /** The verb has the meaning of the keys. */
    static StepOutcome<ConnectOutcome> ofConnect(Connect connect) {
        return new StepOutcome<>(OutcomeTexts::of, texts -> OutcomeTexts.connected(texts, connect));
    }

    private static List<String> texts(GatherOutcome outcome) {
        return List.of(kindOf(outcome), outcome instanceof GatherOutcome.Failed failed ? failed.why() : outcome.keys());
    }

    private static GatherOutcome gathered(List<String> texts) {
        String keys = texts.get(1);
        return switch (texts.get(0)) {
            case "Digits" -> new GatherOutcome.Digits(keys);
            case "TimedOut" -> new GatherOutcome.TimedOut(keys);
            case "Invalid" -> new GatherOutcome.Invalid(keys);
            case "Failed" -> new GatherOutcome.Failed(keys);
            default -> throw unknown(texts);
        };
    }

    private static List<String> texts(RecordOutcome outcome) {
        if (outcome instanceof RecordOutcome.Recorded recorded) {
            Duration length = recorded.length();
            return List.of(
                    "Recorded", recorded.name(), recorded.reason().name(), length == null ? "" : length.toString());
        }
        return List.of("Failed", outcome.name(), ((RecordOutcome.Failed) outcome).why());
    }

    private static RecordOutcome recorded(List<String> texts) {
        if (!texts.get(0).equals("Recorded")) {
            return new RecordOutcome.Failed(texts.get(1), texts.get(2));
        }
        Duration length = texts.get(3).isEmpty() ? null : Duration.parse(texts.get(3));
        return new RecordOutcome.Recorded(texts.get(1), length, RecordOutcome.Reason.valueOf(texts.get(2)));
    }

    private static List<String> texts(ControlOutcome outcome) {
        if (outcome instanceof ControlOutcome.NotNow not) {
            return List.of("NotNow", not.why());
        }
        if (outcome instanceof ControlOutcome.Refused refused) {
            return List.of("Refused", refused.why());
        }
        if (outcome instanceof ControlOutcome.OwnedElsewhere elsewhere) {
            CallOrigin owner = elsewhere.owner();
            return List.of("OwnedElsewhere", owner.application(), owner.asteriskId(), Long.toString(elsewhere.epoch()));
        }
        return List.of(kindOf(outcome));
    }

    private static ControlOutcome controlled(List<String> texts) {
        return switch (texts.get(0)) {
            case "Done" -> new ControlOutcome.Done();
            case "CallOver" -> new ControlOutcome.CallOver();
            case "LegAbsent" -> new ControlOutcome.LegAbsent();
            case "Unknown" -> new ControlOutcome.Unknown();
            case "NotNow" -> new ControlOutcome.NotNow(texts.get(1));
            case "Refused" -> new ControlOutcome.Refused(texts.get(1));
            case "OwnedElsewhere" ->
                new ControlOutcome.OwnedElsewhere(
                        new CallOrigin(texts.get(1), texts.get(2)), Long.parseLong(texts.get(3)));
            default -> throw unknown(texts);
        };
    }

    private static List<String> texts(TalkRecordOutcome outcome) {
        List<String> texts = new ArrayList<>(List.of(kindOf(outcome)));
        if (outcome instanceof TalkRecordOutcome.Recording recording) {
            texts.addAll(recording.names());
        } else {
            texts.addAll(texts(((TalkRecordOutcome.NotRecorded) outcome).why()));
        }
        return texts;
    }

    private static TalkRecordOutcome talkRecorded(List<String> texts) {
        List<String> rest = texts.subList(1, texts.size());
        return texts.get(0).equals("Recording")
                ? new TalkRecordOutcome.Recording(rest)
                : new TalkRecordOutcome.NotRecorded(controlled(rest));
    }

    /** Of an outcome. */
    List<String> write(T outcome) {
        return writer.apply(outcome);
    }

    /** Whether these have an outcome. */
    boolean isKnown(List<String> texts) {
        return known.test(texts);
    }

    /**
     * An outcome of these.
     *
     * @throws IllegalArgumentException if they are of no kind that is known
     */
    T read(List<String> texts) {
        return reader.apply(texts);
    }
}
