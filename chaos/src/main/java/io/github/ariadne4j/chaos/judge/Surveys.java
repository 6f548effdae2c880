package io.github.ariadne4j.chaos.judge;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Compares the questions that callers heard with those of an uninterrupted run, and their answers with the rows.
 *
 * @param calls all of them
 * @param answers the answers in the rows, in their order, by the number of the call
 * @param kills the times at which the application was killed
 */
public record Surveys(List<SurveyRecord> calls, Map<String, String> answers, List<Instant> kills) {
    private static final int QUESTIONS = 10;
    private static final List<Integer> FIRST_VERSION = thenThanks(IntStream.rangeClosed(1, QUESTIONS));
    private static final List<Integer> SECOND_VERSION =
            thenThanks(IntStream.rangeClosed(1, QUESTIONS).map(number -> QUESTIONS + 1 - number));

    /** The time from the playback of a question to its recognition by the caller. */
    private static final Duration ON_THE_WAY = Duration.ofMillis(700);

    private static List<Integer> thenThanks(IntStream questions) {
        return IntStream.concat(questions, IntStream.of(QUESTIONS + 1)).boxed().toList();
    }

    /** The numbers of answered calls that did not hear all questions of one version in order and the thanks last. */
    public List<String> incomplete() {
        return numbers(each -> isAnswered(each) && version(each) == 0);
    }

    /** The numbers of calls with a repetition although the application was not killed since the first time. */
    public List<String> repeated() {
        return numbers(each -> repetitions(each) > repetitionsAfterKills(each));
    }

    /** The numbers of calls whose row has other answers than the caller gave. */
    public List<String> misunderstood() {
        return numbers(each -> isAnswered(each)
                && !each.answers().equals(answers.getOrDefault(each.call().number(), "")));
    }

    /** The number of repetitions with a kill of the application before them. */
    public long interruptions() {
        return calls.stream().mapToLong(this::repetitionsAfterKills).sum();
    }

    /** The number of callers who answered all questions. */
    public long complete() {
        return calls.stream().filter(each -> version(each) > 0).count();
    }

    /** The numbers of calls of this version that match. */
    public List<String> ofVersion(int version, Predicate<CallRecord> applies) {
        return numbers(each -> version(each) == version && applies.test(each.call()));
    }

    private List<String> numbers(Predicate<SurveyRecord> fits) {
        return calls.stream()
                .filter(fits)
                .map(each -> each.call().number() + " (" + each.story() + ")")
                .toList();
    }

    private static boolean isAnswered(SurveyRecord each) {
        return each.call().answered() != null;
    }

    /** 1 or 2; 0 if the call is not a complete one of either version. */
    private static int version(SurveyRecord each) {
        List<Integer> order = each.order();
        if (order.equals(FIRST_VERSION)) {
            return 1;
        }
        return order.equals(SECOND_VERSION) ? 2 : 0;
    }

    private static int repetitions(SurveyRecord each) {
        return each.heard().size() - each.order().size();
    }

    private long repetitionsAfterKills(SurveyRecord each) {
        List<Heard> heard = each.heard();
        return IntStream.range(1, heard.size())
                .filter(i -> heard.get(i).question() == heard.get(i - 1).question())
                .filter(i -> wasKilledBetween(
                        heard.get(i - 1).at().minus(ON_THE_WAY), heard.get(i).at()))
                .count();
    }

    private boolean wasKilledBetween(Instant from, Instant to) {
        return kills.stream().anyMatch(kill -> kill.isAfter(from) && kill.isBefore(to));
    }
}
