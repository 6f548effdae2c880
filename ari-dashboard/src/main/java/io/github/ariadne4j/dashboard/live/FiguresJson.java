package io.github.ariadne4j.dashboard.live;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ariadne4j.dashboard.figures.CallFigures;
import io.github.ariadne4j.dashboard.figures.History;
import io.github.ariadne4j.dashboard.figures.Snapshot;
import java.util.Comparator;
import java.util.Map;

/** Converts figures into JSON for pages. */
public final class FiguresJson {
    private FiguresJson() {}

    static ObjectNode now(Snapshot figures, ServerState state, long millis) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("at", millis);
        json.put("callsPerSecond", figures.callsPerSecond());
        json.put("concurrent", state.concurrent());
        json.put("asr", figures.asr());
        json.put("ner", figures.ner());
        json.put("acdSeconds", figures.acdSeconds());
        json.put("pddP50", figures.pddP50());
        json.put("pddP99", figures.pddP99());
        ArrayNode causes = json.putArray("causes");
        figures.causes().entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder()))
                .forEach(cause -> causes.addObject()
                        .put("cause", cause.getKey())
                        .put("name", CauseNames.of(cause.getKey()))
                        .put("count", cause.getValue()));
        json.put("cdrBacklog", state.cdrBacklog());
        json.put("loopStalls", state.loopStalls());
        ArrayNode dependencies = json.putArray("dependencies");
        state.dependencies()
                .forEach(dependency -> dependencies
                        .addObject()
                        .put("name", dependency.name())
                        .put("state", dependency.isUp() ? "up" : "down")
                        .put("detail", dependency.detail()));
        return json;
    }

    /** The last hour, a list for each figure. */
    public static ObjectNode history(History history) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("stepSeconds", CallFigures.INTERVAL.toSeconds());
        ArrayNode at = json.putArray("at");
        ArrayNode callsPerSecond = json.putArray("callsPerSecond");
        ArrayNode concurrent = json.putArray("concurrent");
        ArrayNode asr = json.putArray("asr");
        ArrayNode pddP50 = json.putArray("pddP50");
        ArrayNode pddP99 = json.putArray("pddP99");
        for (History.Point point : history.points()) {
            at.add(point.at());
            callsPerSecond.add(point.callsPerSecond());
            concurrent.add(point.concurrent());
            asr.add(point.asr());
            pddP50.add(point.pddP50());
            pddP99.add(point.pddP99());
        }
        return json;
    }
}
