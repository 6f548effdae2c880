package io.github.ariadne4j.testkit.script;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The behaviour of a dialled number: how its channel is created, and what the telephone does once it is dialled. The static methods
 * cover the usual outcomes; the {@code then…} methods add steps. Immutable.
 *
 * @param creation the result of the create request
 * @param steps the steps of the callee after the dial, in order
 * @param answersIntoHangup whether its answer crosses the hangup of an unanswered call: the application receives the channel as up
 *     after it requested its end
 */
public record CalleeScript(Creation creation, List<CalleeStep> steps, boolean answersIntoHangup) {
    /** Copies the steps. */
    public CalleeScript {
        steps = List.copyOf(steps);
    }

    /** Never responds to the INVITE; only a dial time-out or a hangup ends it. Other scripts add their steps to it. */
    public static CalleeScript silent() {
        return new CalleeScript(Creation.ENTERS_STASIS, List.of(), false);
    }

    /** Answers after a while without ringing. */
    public static CalleeScript answersAfter(Duration wait) {
        return silent().thenAnswers(wait);
    }

    /** Rings at once and answers after a while. */
    public static CalleeScript ringsThenAnswers(Duration ringing) {
        return ringsForever().thenAnswers(ringing);
    }

    /**
     * A Local channel whose dialplan leads back into the application: its far half enters it as a caller who dialled the same number.
     */
    public static CalleeScript entersApplication() {
        return silent().then(new CalleeStep.EntersApplication(Duration.ZERO));
    }

    /** Rings at once and never answers. */
    public static CalleeScript ringsForever() {
        return silent().thenRings(Duration.ZERO);
    }

    /** Is busy (486). */
    public static CalleeScript busy() {
        return rejects(486);
    }

    /** Refuses at once. */
    public static CalleeScript rejects(int sipStatus) {
        return silent().thenRejects(Duration.ZERO, sipStatus);
    }

    /** Rings at once and refuses after a while, as a callee does who declines. */
    public static CalleeScript ringsThenRejects(Duration ringing, int sipStatus) {
        return ringsForever().thenRejects(ringing, sipStatus);
    }

    /** Sends early media at once and answers after a while. */
    public static CalleeScript earlyMediaThenAnswers(Duration wait) {
        return silent().thenSendsEarlyMedia(Duration.ZERO).thenAnswers(wait);
    }

    /** Rings at once, answers after a while, talks, and hangs up first. */
    public static CalleeScript answersThenHangsUp(Duration ringing, Duration talking) {
        return ringsThenAnswers(ringing).thenHangsUp(talking);
    }

    /** The endpoint does not exist: the create request fails with 500. */
    public static CalleeScript unknownEndpoint() {
        return new CalleeScript(Creation.ALLOCATION_FAILS, List.of(), false);
    }

    /** The create request succeeds, and no event of the channel follows. */
    public static CalleeScript neverShowsUp() {
        return new CalleeScript(Creation.VANISHES, List.of(), false);
    }

    /** The same, with {@code StasisStart} sent before the response to the create request. */
    public CalleeScript enteringStasisBeforeResponse() {
        return new CalleeScript(Creation.ENTERS_STASIS_BEFORE_RESPONSE, steps, answersIntoHangup);
    }

    /** The same, with an answer that crosses the hangup of an unanswered call (glare). */
    public CalleeScript answeringIntoHangup() {
        return new CalleeScript(creation, steps, true);
    }

    /** Then rings. */
    public CalleeScript thenRings(Duration after) {
        return then(new CalleeStep.Rings(after));
    }

    /** Then sends early media. */
    public CalleeScript thenSendsEarlyMedia(Duration after) {
        return then(new CalleeStep.SendsEarlyMedia(after));
    }

    /** Then answers. */
    public CalleeScript thenAnswers(Duration after) {
        return then(new CalleeStep.Answers(after));
    }

    /** Then refuses. */
    public CalleeScript thenRejects(Duration after, int sipStatus) {
        return then(new CalleeStep.Rejects(after, sipStatus));
    }

    /** Then sends DTMF digits. */
    public CalleeScript thenPresses(Duration after, String digits) {
        return then(new CalleeStep.Presses(after, digits));
    }

    /** Then puts the caller on hold. */
    public CalleeScript thenHolds(Duration after) {
        return then(new CalleeStep.Holds(after));
    }

    /** Then takes the caller off hold. */
    public CalleeScript thenUnholds(Duration after) {
        return then(new CalleeStep.Unholds(after));
    }

    /** Then transfers the caller to a number: a blind transfer. */
    public CalleeScript thenTransfers(Duration after, String number) {
        return then(new CalleeStep.Transfers(after, number));
    }

    /** Then hangs up. */
    public CalleeScript thenHangsUp(Duration after) {
        return then(new CalleeStep.HangsUp(after));
    }

    /** Then hangs up with a Q.850 cause. */
    public CalleeScript thenHangsUp(Duration after, int cause) {
        return then(new CalleeStep.HangsUpBecause(after, cause));
    }

    private CalleeScript then(CalleeStep step) {
        return new CalleeScript(
                creation, Stream.concat(steps.stream(), Stream.of(step)).toList(), answersIntoHangup);
    }
}
