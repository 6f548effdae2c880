package io.github.ariadne4j.callflow.flow;

/**
 * Asks a callee who has answered whether it takes the call, before caller and callee hear each other. Runs on a thread of its own for
 * each callee, and may block. One instance serves all callees, so keep no state of a call in fields.
 *
 * <pre>{@code
 * ScreeningFlow pressOne = callee -> callee.gather(Gather.exactly(1)
 *         .prompt(Prompt.sound("press-1-to-accept"))
 *         .accepting("1"::equals)) instanceof GatherOutcome.Digits;
 * }</pre>
 */
@FunctionalInterface
public interface ScreeningFlow {
    /**
     * Asks one callee. What it throws, but {@link CallEndedException}, is logged as an error, and the callee counts as one that could
     * not be reached.
     *
     * @return whether the callee takes the call
     * @throws CallEndedException from any verb, once the screening of this callee has ended; there is no need to catch it
     */
    boolean accepts(ScreenedCallee callee);
}
