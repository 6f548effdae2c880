package io.github.ariadne4j.docs;

import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.FailOver;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.route.Ringback;
import io.github.ariadne4j.callflow.route.Route;
import io.github.ariadne4j.callflow.verb.Recording;
import io.github.ariadne4j.callflow.verb.Room;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What {@code recipes} shows beside the flows. */
final class Recipes {
    private Recipes() {}

    static HuntPlan agents() {
        HuntPlan agents = Route.inOrder(List.of(DialTarget.endpoint("agent1"), DialTarget.endpoint("agent2")))
                .with(Ringback.MUSIC)
                .with(FailOver.ALWAYS);
        return agents;
    }

    static Map<String, Room> rooms() {
        Room board = Room.named("board")
                .waitingForModerator()
                .recorded(Recording.ofTalk(Duration.ofHours(3)).labelled("board"));
        Map<String, Room> rooms = Map.of("1234", board, "4711", board.as(Room.Role.MODERATOR));
        return rooms;
    }
}
