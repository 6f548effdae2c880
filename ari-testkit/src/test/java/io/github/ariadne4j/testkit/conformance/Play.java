package io.github.ariadne4j.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/** One play of a script on a stage. */
final class Play implements AutoCloseable {
    /** The placeholder among the statuses for an answer that has not arrived. */
    private static final int PENDING = 0;

    /** Longer than Asterisk needs for a request that waits for nothing. */
    private static final Duration A_MOMENT = Duration.ofMillis(300);

    private static final List<String> CALLERS = List.of("a", "c", "e");
    private static final AtomicInteger PLAYS = new AtomicInteger();

    private final Stage stage;
    private final RawAri ari;
    private final int number = PLAYS.incrementAndGet();
    private final Names names = new Names("play" + number);
    private final List<Telephone> callers = new ArrayList<>();
    private final List<Integer> statuses = new ArrayList<>();
    private final Map<String, Integer> awaited = new HashMap<>();
    private CompletableFuture<Integer> begun = CompletableFuture.completedFuture(0);

    private Play(Stage stage) {
        this.stage = stage;
        this.ari = stage.ari();
        ari.beginAnew();
    }

    static Facts of(Script script, Stage stage) {
        return of(script, stage, any -> true);
    }

    /** An event may follow the answer to the last request: waits until the facts are as expected. */
    static Facts of(Script script, Stage stage, Predicate<Facts> expected) {
        try (Play play = new Play(stage)) {
            script.steps().forEach(play::step);
            return play.facts(expected);
        }
    }

    private void step(String step) {
        String[] words = step.split(" ", 2);
        switch (words[0]) {
            case "call" -> call(() -> stage.call(words[1]));
            case "replaces" -> call(() -> stage.callInPlaceOf(idOf(words[1])));
            case "tries" -> callers.add(stage.callInPlaceOf(idOf(words[1].substring(words[1].lastIndexOf(' ') + 1))));
            case "picks" -> call(() -> stage.callPickingUp(idOf(words[1].substring("up ".length()))));
            case "redirects" -> redirect(words[1].split(" ", 2));
            case "caller" -> callers.get(0).obey(words[1]);
            case "second" -> callers.get(1).obey(words[1]);
            case "connects" -> callers.get(0).connect(callers.get(1));
            case "await" -> await(words[1]);
            case "begin" -> begin(names.withIds(words[1]).split(" ", 2));
            case "pending" -> statuses.add(isPending() ? PENDING : begun.join());
            case "ended" ->
                statuses.add(begun.orTimeout(stage.patience().toSeconds(), TimeUnit.SECONDS)
                        .join());
            case "socket" -> statuses.add(ari.sendFrame(names.withIds(words[1])));
            default -> ask(words[0], names.withIds(words[1]).split(" ", 2));
        }
    }

    private void call(Supplier<Telephone> call) {
        callers.add(call.get());
        until("StasisStart of the caller", () -> ari.events().stream().anyMatch(this::isNewcomer));
        ari.events().stream()
                .filter(this::isNewcomer)
                .findFirst()
                .ifPresent(event -> names.add(
                        CALLERS.get(callers.size() - 1), event.at("/channel/id").asText()));
    }

    private void redirect(String[] nameAndNumber) {
        stage.redirect(idOf(nameAndNumber[0]), nameAndNumber[1]);
    }

    private String idOf(String name) {
        return names.withIds('{' + name + '}');
    }

    private boolean isNewcomer(JsonNode event) {
        return EventFacts.type(event).equals("StasisStart")
                && !names.knows(event.at("/channel/id").asText());
    }

    /** {@code await SUBJECT: EVENT}: waits for an event later than the last awaited one of this subject. */
    private void await(String what) {
        String[] words = what.split(": ", 2);
        int from = awaited.getOrDefault(words[0], 0);
        until(what + ", not in " + events(), () -> find(words[0], words[1], from) >= 0);
        awaited.put(words[0], find(words[0], words[1], from) + 1);
    }

    private int find(String subject, String event, int from) {
        List<String> all = events().getOrDefault(subject, List.of());
        for (int i = from; i < all.size(); i++) {
            if (all.get(i).startsWith(event)) {
                return i;
            }
        }
        return -1;
    }

    private void ask(String method, String[] uriAndBody) {
        String body = uriAndBody.length > 1 ? uriAndBody[1] : "";
        statuses.add(ari.ask(method, uriAndBody[0], body));
    }

    private void begin(String[] methodAndUri) {
        begun = ari.begin(methodAndUri[0], methodAndUri[1]);
    }

    private boolean isPending() {
        try {
            begun.get(A_MOMENT.toMillis(), TimeUnit.MILLISECONDS);
            return false;
        } catch (TimeoutException e) {
            return true;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private Facts facts(Predicate<Facts> expected) {
        awaitMark("facts");
        long giveUp = System.nanoTime() + stage.patience().toNanos();
        return Awaitility.await()
                .pollInterval(Duration.ofMillis(2))
                .atMost(stage.patience().multipliedBy(2))
                .until(this::facts, facts -> expected.test(facts) || System.nanoTime() > giveUp);
    }

    private Facts facts() {
        return new Facts(List.copyOf(statuses), events());
    }

    private Map<String, List<String>> events() {
        Map<String, List<String>> events = new TreeMap<>();
        ari.events().stream()
                .filter(EventFacts::isCompared)
                .filter(event -> !EventFacts.type(event).equals("ChannelUserevent"))
                .filter(event ->
                        !names.areOfAnEarlierPlay(event.at("/bridge/id").asText()))
                .forEach(event -> events.computeIfAbsent(EventFacts.subject(event, names), any -> new ArrayList<>())
                        .add(EventFacts.brief(event, names)));
        events.forEach((subject, briefs) -> {
            if (subject.startsWith("dial ")) {
                briefs.sort(Comparator.naturalOrder());
            }
        });
        return events;
    }

    private void awaitMark(String name) {
        stage.mark(name + number);
        until(
                "the mark",
                () -> ari.events().stream()
                        .anyMatch(event -> event.path("eventname").asText().equals(name + number)));
    }

    private void until(String what, Callable<Boolean> condition) {
        Awaitility.await(what)
                .pollInterval(Duration.ofMillis(2))
                .atMost(stage.patience())
                .until(condition);
    }

    /** Ends everything that could affect the next play. */
    @Override
    public void close() {
        events();
        names.ids().forEach(id -> {
            ari.ask("DELETE", "channels/" + id);
            ari.ask("DELETE", "bridges/" + id);
        });
        until("no channels left", () -> ari.json("channels").isEmpty());
        awaitMark("end");
        callers.forEach(Telephone::close);
    }
}
