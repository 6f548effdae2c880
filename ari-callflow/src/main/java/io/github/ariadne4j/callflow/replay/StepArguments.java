package io.github.ariadne4j.callflow.replay;

import io.github.ariadne4j.callflow.call.AnsweredLeg;
import io.github.ariadne4j.callflow.flow.Originate;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.route.Route;
import io.github.ariadne4j.callflow.verb.Gather;
import io.github.ariadne4j.callflow.verb.Pause;
import io.github.ariadne4j.callflow.verb.Play;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.callflow.verb.WarmTransfer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a step, as a digest of eight characters that is the same in each process. Code, as the check of a gather, is not
 * in it, and neither are options of a target.
 */
final class StepArguments {
    private static final int BYTES = 4;

    private StepArguments() {}

    /** Of arguments whose texts are the same in each process. */
    static String digest(Object... arguments) {
        String text = Arrays.stream(arguments).map(Objects::toString).collect(Collectors.joining("\n"));
        byte[] hash = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, BYTES);
    }

    static Object[] of(Play play) {
        return new Object[] {uris(play.prompts()), play.language(), play.stoppedBy()};
    }

    static Object[] of(Gather gather) {
        return new Object[] {
            gather.keys(), uris(gather.prompts()), uris(gather.reprompts()), gather.language(), gather.tries()
        };
    }

    static Object[] of(Pause pause) {
        Pause.Announcement announcement = pause.announcement();
        return new Object[] {pause.time(), pause.music(), announcement == null ? null : announcement.every()};
    }

    static Object[] of(Route route) {
        HuntPlan hunt = route.hunt();
        return hunt == null ? new Object[] {route.causeIfNone()} : new Object[] {targets(hunt), hunt.ringback()};
    }

    static Object[] of(Originate request) {
        return new Object[] {targets(request.hunt()), request.account(), request.args()};
    }

    private static List<List<String>> targets(HuntPlan hunt) {
        return hunt.rounds().stream().map(StepArguments::targets).toList();
    }

    static Object[] of(AnsweredLeg agent, WarmTransfer terms) {
        return new Object[] {
            agent.number(), digest(of(terms.target())), terms.music(), terms.completeKey(), terms.takeBackKey()
        };
    }

    private static List<String> targets(HuntPlan.Round round) {
        return round.offers().stream()
                .map(offer -> String.join(
                        " ",
                        text(offer.target().technology()),
                        offer.target().peer(),
                        text(offer.target().number()),
                        text(offer.target().ringFor()),
                        text(offer.startAfter())))
                .toList();
    }

    private static String text(@Nullable Object value) {
        return String.valueOf(value);
    }

    private static List<String> uris(List<Prompt> prompts) {
        return prompts.stream().map(Prompt::uri).toList();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }
}
