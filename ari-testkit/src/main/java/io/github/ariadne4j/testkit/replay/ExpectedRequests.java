package io.github.ariadne4j.testkit.replay;

import io.github.ariadne4j.testkit.record.RecordedLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The requests of the record and which of them arrived, and the requests that are not in the record. */
final class ExpectedRequests {
    private final List<ExpectedRequest> inOrder = new ArrayList<>();
    private final Map<Long, ExpectedRequest> byExchange = new HashMap<>();
    private final List<ExpectedRequest> came = new ArrayList<>();
    private final List<ReplayReport.Unexpected> unexpected = new ArrayList<>();
    private final IdMap ids;
    private final Set<String> ignored;

    ExpectedRequests(List<RecordedLine> lines, Set<String> ignored) {
        this.ids = new IdMap(CreatedIds.in(lines));
        this.ignored = ignored;
        for (RecordedLine line : lines) {
            if (line instanceof RecordedLine.Request request) {
                ExpectedRequest expected = new ExpectedRequest(inOrder.size() + 1, request);
                inOrder.add(expected);
                byExchange.put(request.exchange(), expected);
            } else if (line instanceof RecordedLine.Response response) {
                Optional.ofNullable(byExchange.get(response.exchange()))
                        .ifPresent(expected -> expected.isAnsweredBy(response));
            }
        }
    }

    IdMap ids() {
        return ids;
    }

    Optional<ExpectedRequest> of(long exchange) {
        return Optional.ofNullable(byExchange.get(exchange));
    }

    /** The first recorded request that matches and has not arrived; of {@code GET} requests also one that has. */
    Optional<ExpectedRequest> find(ReceivedRequest received) {
        Optional<ExpectedRequest> next = inOrder.stream()
                .filter(expected -> !expected.hasCome())
                .filter(expected -> isThis(expected, received))
                .findFirst();
        next.ifPresent(came::add);
        return next.or(() -> received.isQuestion() ? askedBefore(received) : Optional.empty());
    }

    String refuse(ReceivedRequest received) {
        String reason = inOrder.stream()
                .flatMap(expected -> expected.differenceTo(received, ids, ignored).stream())
                .findFirst()
                .orElse("the record has no such request, or fewer of them");
        unexpected.add(new ReplayReport.Unexpected(received.isQuestion(), received.toString(), reason));
        return received + " is not in the record: " + reason;
    }

    ReplayReport report(boolean ended) {
        return new ReplayReport(
                ended,
                came.stream().map(ExpectedRequest::reported).toList(),
                inOrder.stream()
                        .filter(expected -> !expected.hasCome())
                        .map(ExpectedRequest::reported)
                        .toList(),
                unexpected);
    }

    private Optional<ExpectedRequest> askedBefore(ReceivedRequest received) {
        return inOrder.stream().filter(expected -> isThis(expected, received)).reduce((first, last) -> last);
    }

    private boolean isThis(ExpectedRequest expected, ReceivedRequest received) {
        Optional<Map<String, String>> found = expected.matches(received, ids, ignored);
        found.ifPresent(ids::learn);
        return found.isPresent();
    }
}
