package io.github.ariadne4j.testkit.replay;

import io.github.ariadne4j.testkit.record.RecordedLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The requests of the record and which of them arrived, and the requests that are not in the record. */
final class Cast {
    private final List<Expected> inOrder = new ArrayList<>();
    private final Map<Long, Expected> byExchange = new HashMap<>();
    private final List<Expected> came = new ArrayList<>();
    private final List<ReplayReport.Unexpected> unexpected = new ArrayList<>();
    private final Ids ids;
    private final Set<String> ignored;

    Cast(List<RecordedLine> lines, Set<String> ignored) {
        this.ids = new Ids(MadeIds.in(lines));
        this.ignored = ignored;
        for (RecordedLine line : lines) {
            if (line instanceof RecordedLine.Request request) {
                Expected expected = new Expected(inOrder.size() + 1, request);
                inOrder.add(expected);
                byExchange.put(request.exchange(), expected);
            } else if (line instanceof RecordedLine.Response response) {
                Optional.ofNullable(byExchange.get(response.exchange()))
                        .ifPresent(expected -> expected.isAnsweredBy(response));
            }
        }
    }

    Ids ids() {
        return ids;
    }

    Optional<Expected> of(long exchange) {
        return Optional.ofNullable(byExchange.get(exchange));
    }

    /** The first recorded request that matches and has not arrived; of {@code GET} requests also one that has. */
    Optional<Expected> find(Asked asked) {
        Optional<Expected> next = inOrder.stream()
                .filter(expected -> !expected.hasCome())
                .filter(expected -> isThis(expected, asked))
                .findFirst();
        next.ifPresent(came::add);
        return next.or(() -> asked.isQuestion() ? askedBefore(asked) : Optional.empty());
    }

    String refuse(Asked asked) {
        String reason = inOrder.stream()
                .flatMap(expected -> expected.differenceTo(asked, ids, ignored).stream())
                .findFirst()
                .orElse("the record has no such request, or fewer of them");
        unexpected.add(new ReplayReport.Unexpected(asked.isQuestion(), asked.toString(), reason));
        return asked + " is not in the record: " + reason;
    }

    ReplayReport report(boolean ended) {
        return new ReplayReport(
                ended,
                came.stream().map(Expected::reported).toList(),
                inOrder.stream()
                        .filter(expected -> !expected.hasCome())
                        .map(Expected::reported)
                        .toList(),
                unexpected);
    }

    private Optional<Expected> askedBefore(Asked asked) {
        return inOrder.stream().filter(expected -> isThis(expected, asked)).reduce((first, last) -> last);
    }

    private boolean isThis(Expected expected, Asked asked) {
        Optional<Map<String, String>> found = expected.matches(asked, ids, ignored);
        found.ifPresent(ids::learn);
        return found.isPresent();
    }
}
