package io.github.ariadne4j.chaos.judge;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Compares the questions that callers heard with those of an uninterrupted run, and their answers with the rows. The tone of a question
 * has its number; the thanks have the number after the last question.
 *
 * @param calls all of them
 * @param answers the answers in the rows, in their order, by the number of the call
 * @param kills the times at which the application was killed
 */
public record Surveys(List<HeardCall> calls, Map<String, String> answers, KillTimes kills) {
    private static final int QUESTIONS = 10;
    private static final List<Integer> FIRST_VERSION = thenThanks(IntStream.rangeClosed(1, QUESTIONS));
    private static final List<Integer> SECOND_VERSION =
            thenThanks(IntStream.rangeClosed(1, QUESTIONS).map(number -> QUESTIONS + 1 - number));

    private static List<Integer> thenThanks(IntStream questions) {
        return IntStream.concat(questions, IntStream.of(QUESTIONS + 1)).boxed().toList();
    }

    /** The answered calls that did not hear all questions of one version in order and the thanks last. */
    public List<String> incomplete() {
        return those(each -> isAnswered(each) && version(each) == 0);
    }

    /** The calls with a repetition although the application was not killed since the first time. */
    public List<String> repeated() {
        return those(each -> repetitions(each) > repetitionsAfterKills(each));
    }

    /** The calls whose row has other answers than the caller gave. */
    public List<String> misunderstood() {
        return those(each -> isAnswered(each)
                && !answers(each).equals(answers.getOrDefault(each.call().number(), "")));
    }

    /** The number of repetitions with a kill of the application before them. */
    public long interruptions() {
        return calls.stream().mapToLong(this::repetitionsAfterKills).sum();
    }

    /** The number of callers who answered all questions. */
    public long complete() {
        return calls.stream().filter(each -> version(each) > 0).count();
    }

    /** The calls of this version that match. */
    public List<String> ofVersion(int version, Predicate<CallRecord> applies) {
        return those(each -> version(each) == version && applies.test(each.call()));
    }

    private List<String> those(Predicate<HeardCall> fits) {
        return calls.stream().filter(fits).map(HeardCall::toString).toList();
    }

    private static boolean isAnswered(HeardCall each) {
        return each.call().answered() != null;
    }

    /** 1 or 2; 0 if the call is not a complete one of either version. */
    private static int version(HeardCall each) {
        List<Integer> order = each.order();
        if (order.equals(FIRST_VERSION)) {
            return 1;
        }
        return order.equals(SECOND_VERSION) ? 2 : 0;
    }

    /** The keys of the caller in the order of the questions that it heard. */
    private static String answers(HeardCall each) {
        return each.order().stream()
                .filter(question -> question <= each.keys().length())
                .map(question -> each.keys().substring(question - 1, question))
                .collect(Collectors.joining());
    }

    private static int repetitions(HeardCall each) {
        return each.heard().size() - each.order().size();
    }

    private long repetitionsAfterKills(HeardCall each) {
        List<HeardTone> heard = each.heard();
        return IntStream.range(1, heard.size())
                .filter(i -> heard.get(i).tone() == heard.get(i - 1).tone())
                .filter(i -> kills.between(heard.get(i - 1), heard.get(i)))
                .count();
    }
}
