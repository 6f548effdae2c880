package io.github.ariadne4j.testkit.replay;

import io.github.ariadne4j.testkit.record.RecordedLine;
import io.github.ariadne4j.testkit.wire.Reply;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A request of the record, and whether it arrived. */
final class ExpectedRequest {
    private final int place;
    private final RecordedLine.Request recorded;
    private final String path;
    private final Map<String, String> parameters;
    private RecordedLine.@Nullable Response response;
    private @Nullable Reply reply;
    private boolean came;
    private boolean answerDue;

    ExpectedRequest(int place, RecordedLine.Request recorded) {
        this.place = place;
        this.recorded = recorded;
        this.path = Parameters.decoded(recorded.path());
        this.parameters = Parameters.of(recorded.query(), recorded.body());
    }

    void isAnsweredBy(RecordedLine.Response line) {
        response = line;
    }

    boolean isQuestion() {
        return recorded.method().equals("GET");
    }

    boolean hasCome() {
        return came;
    }

    /** The ids that the match adds, or empty if the request is another one. */
    Optional<Map<String, String>> matches(ReceivedRequest received, IdMap ids, Set<String> ignored) {
        Map<String, String> found = new HashMap<>();
        return isAbout(received, ids, found)
                        && differing(received, ids, found, ignored).isEmpty()
                ? Optional.of(found)
                : Optional.empty();
    }

    /** The difference of the parameters, in words, if the request is otherwise the same. */
    Optional<String> differenceTo(ReceivedRequest received, IdMap ids, Set<String> ignored) {
        Map<String, String> found = new HashMap<>();
        if (!isAbout(received, ids, found)) {
            return Optional.empty();
        }
        return differing(received, ids, found, ignored).stream()
                .findFirst()
                .map(name -> "request " + place + " of the record has " + name + '=' + parameters.get(name) + ", not "
                        + received.parameters().get(name));
    }

    void comes(@Nullable Reply waiting) {
        came = true;
        reply = waiting;
    }

    /** Allows the answer, which is sent when the request arrives. */
    void letAnswer() {
        answerDue = true;
    }

    boolean mayBeAnswered() {
        return answerDue || isQuestion();
    }

    /** The answer and its reply, once: if the request arrived and the answer is allowed. */
    Optional<Answer> takeAnswer() {
        Reply waiting = reply;
        if (waiting == null || (response != null && !mayBeAnswered())) {
            return Optional.empty();
        }
        reply = null;
        return Optional.of(new Answer(waiting, response));
    }

    RecordedLine.@Nullable Response response() {
        return response;
    }

    ReplayReport.RecordedRequest reported() {
        return new ReplayReport.RecordedRequest(
                place, isQuestion(), ReceivedRequest.text(recorded.method(), path, parameters));
    }

    private boolean isAbout(ReceivedRequest received, IdMap ids, Map<String, String> found) {
        return recorded.method().equals(received.method()) && ids.matches(path, received.path(), found);
    }

    private Set<String> differing(ReceivedRequest received, IdMap ids, Map<String, String> found, Set<String> ignored) {
        Set<String> names = new TreeSet<>(parameters.keySet());
        names.addAll(received.parameters().keySet());
        names.removeAll(ignored);
        names.removeIf(name -> {
            String before = parameters.get(name);
            String live = received.parameters().get(name);
            return before != null && live != null && ids.matches(before, live, found);
        });
        return names;
    }

    /** An answer to be sent; without a response in the record the connection is closed. */
    record Answer(Reply reply, RecordedLine.@Nullable Response response) {}
}
