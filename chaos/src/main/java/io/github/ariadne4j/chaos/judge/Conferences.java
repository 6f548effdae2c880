package io.github.ariadne4j.chaos.judge;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Compares what the callers of a conference with a PIN heard with an uninterrupted run: PIN, PLACED, the other member if it was there as
 * well, GOODBYE. Calls 0 and 1 are in one room, 2 and 3 in another, and so on.
 *
 * @param calls all of them, by their index
 * @param rooms the rooms in the rows, by the number of the call
 * @param kills the times at which the application was killed
 * @param tones the tones of the flow
 */
public record Conferences(List<HeardCall> calls, Map<String, String> rooms, KillTimes kills, Tones tones) {
    private static final Duration ENTERING = Duration.ofSeconds(2);
    private static final Duration MEETING = Duration.ofSeconds(3);

    /**
     * The numbers of the tones.
     *
     * @param pin asks for the PIN
     * @param placed comes before the room
     * @param goodbye comes after the room
     * @param members those of the members with an even and an odd index
     */
    public record Tones(int pin, int placed, int goodbye, List<Integer> members) {}

    /** The answered calls with other tones, and those that were not hung up by the application. */
    public List<String> incomplete() {
        return those(index -> isAnswered(index) && !isComplete(index) && !isRejected(index));
    }

    /** The calls with another room in the row than that of their PIN. */
    public List<String> elsewhere() {
        return those(index -> isComplete(index)
                && !("room-" + calls.get(index).keys())
                        .equals(rooms.get(calls.get(index).call().number())));
    }

    /** The number of callers that were in the conference. */
    public long complete() {
        return IntStream.range(0, calls.size()).filter(this::isComplete).count();
    }

    /** The number of callers that heard the other member. */
    public long met() {
        return IntStream.range(0, calls.size())
                .filter(index -> steps(index).tones().contains(other(index)))
                .count();
    }

    /** The number of callers whose PIN did not arrive as a whole three times, because of a kill. */
    public long rejected() {
        return IntStream.range(0, calls.size()).filter(this::isRejected).count();
    }

    /** The number of steps that were heard again after a kill. */
    public long interruptions() {
        return IntStream.range(0, calls.size())
                .map(index -> steps(index).interruptions())
                .sum();
    }

    private boolean isComplete(int index) {
        List<Integer> heard = steps(index).tones();
        List<Integer> alone = List.of(tones.pin, tones.placed, tones.goodbye);
        List<Integer> together = List.of(tones.pin, tones.placed, other(index), tones.goodbye);
        return isHungUpOn(index) && (heard.equals(together) || (heard.equals(alone) && !meets(index)));
    }

    private boolean isRejected(int index) {
        CallRecord call = calls.get(index).call();
        return steps(index).tones().equals(List.of(tones.pin, tones.goodbye))
                && call.answered() != null
                && call.ended() != null
                && kills.between(call.answered(), call.ended());
    }

    private boolean isAnswered(int index) {
        return calls.get(index).call().answered() != null;
    }

    private boolean isHungUpOn(int index) {
        return calls.get(index).call().end() == CallRecord.End.HUNG_UP_ON;
    }

    private HeardSteps steps(int index) {
        return HeardSteps.of(calls.get(index), kills, other(index));
    }

    private int other(int index) {
        return tones.members.get(1 - index % 2);
    }

    /** Whether both were in the room at the same time for long enough. */
    private boolean meets(int index) {
        Optional<Stay> mine = stay(index);
        Optional<Stay> others = stay(index ^ 1);
        return mine.isPresent() && others.isPresent() && mine.get().overlaps(others.get());
    }

    private Optional<Stay> stay(int index) {
        List<HeardTone> heard = index < calls.size() ? calls.get(index).heard() : List.of();
        Optional<Instant> placed = lastOf(tones.placed, heard);
        Optional<Instant> left = lastOf(tones.goodbye, heard);
        return placed.isPresent()
                        && left.isPresent()
                        && !kills.between(
                                placed.get(), placed.get().plus(ENTERING).plus(MEETING))
                ? Optional.of(new Stay(placed.get().plus(ENTERING), left.get()))
                : Optional.empty();
    }

    private static Optional<Instant> lastOf(int tone, List<HeardTone> heard) {
        return heard.stream()
                .filter(each -> each.tone() == tone)
                .map(HeardTone::at)
                .reduce((first, second) -> second);
    }

    private List<String> those(Predicate<Integer> fits) {
        return IntStream.range(0, calls.size())
                .boxed()
                .filter(fits)
                .map(index -> calls.get(index).toString())
                .toList();
    }

    private record Stay(Instant from, Instant to) {
        boolean overlaps(Stay other) {
            Instant begin = from.isAfter(other.from) ? from : other.from;
            Instant end = to.isBefore(other.to) ? to : other.to;
            return begin.plus(MEETING).isBefore(end);
        }
    }
}
