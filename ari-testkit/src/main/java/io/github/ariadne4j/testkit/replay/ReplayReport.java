package io.github.ariadne4j.testkit.replay;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The result of a replay: which of the recorded requests the application sent.
 *
 * @param ended whether the record was played to its end
 * @param came the recorded requests that arrived, in the order of arrival
 * @param missing those that did not arrive, in the order of the record
 * @param unexpected the requests that the record does not have, in the order of arrival
 */
public record ReplayReport(
        boolean ended, List<RecordedRequest> came, List<RecordedRequest> missing, List<Unexpected> unexpected) {
    /** Copies the lists. */
    public ReplayReport {
        came = List.copyOf(came);
        missing = List.copyOf(missing);
        unexpected = List.copyOf(unexpected);
    }

    /**
     * A request of the record.
     *
     * @param place its position among the requests of the record, from 1
     * @param question whether it is a {@code GET}, which changes nothing
     * @param text method, path and parameters, with the recorded ids
     */
    public record RecordedRequest(int place, boolean question, String text) {}

    /**
     * A request that is not in the record.
     *
     * @param question whether it is a {@code GET}
     * @param text method, path and parameters
     * @param reason the difference to the most similar request of the record
     */
    public record Unexpected(boolean question, String text, String reason) {}

    /**
     * Whether the application sent all recorded commands and no others, until the end. {@code GET} requests may differ: their number
     * depends on the speed of the application.
     */
    public boolean hasTheSameCommands() {
        return ended
                && missing.stream().allMatch(RecordedRequest::question)
                && unexpected.stream().allMatch(Unexpected::question);
    }

    /** Whether the commands arrived in the order of the record. */
    public boolean isInRecordedOrder() {
        List<Integer> places = came.stream()
                .filter(request -> !request.question())
                .map(RecordedRequest::place)
                .toList();
        return places.stream().sorted().toList().equals(places);
    }

    /** The report as text: one line for each request. */
    @Override
    public String toString() {
        return Stream.of(
                        Stream.of(ended ? "played to the end" : "not played to the end"),
                        came.stream().map(request -> "received    " + request.place() + ". " + request.text()),
                        missing.stream().map(request -> "missing     " + request.place() + ". " + request.text()),
                        unexpected.stream().map(request -> "unexpected  " + request.text() + ": " + request.reason()))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }
}
