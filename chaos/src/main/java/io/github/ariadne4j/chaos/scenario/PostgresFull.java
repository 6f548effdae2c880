package io.github.ariadne4j.chaos.scenario;

import io.github.ariadne4j.chaos.judge.Judgement;
import io.github.ariadne4j.chaos.world.Await;
import io.github.ariadne4j.chaos.world.Place;
import io.github.ariadne4j.chaos.world.Postgres;
import io.github.ariadne4j.chaos.world.World;
import java.time.Duration;
import java.time.Instant;

/**
 * The disk of PostgreSQL is full. At first it refuses rows (SQLSTATE 53100). Then its log needs another file: PostgreSQL ends itself
 * and stays down, so the scenario starts it again once there is space, as an administrator would.
 */
final class PostgresFull implements Scenario {
    @Override
    public String name() {
        return "postgres-full";
    }

    @Override
    public String toReach() {
        return "0 lost, 0 twice, no new call fails, no caller stuck";
    }

    @Override
    public boolean quick() {
        return false;
    }

    @Override
    public World open(Place place) {
        return World.withSmallPostgres(place);
    }

    @Override
    public Judgement play(World world, Size size) {
        world.application();
        world.placeMixed(size.of(10, 8), Duration.ofSeconds(4));
        Await.pass(Duration.ofSeconds(5));
        Postgres postgres = world.postgres();
        postgres.disk().fill();
        Await.pass(size.seconds(30, 5));
        long refusals = postgres.timesOutOfSpace();
        postgres.beginNewLog();
        Await.pass(size.seconds(30, 5));
        boolean ended = !postgres.answers();
        postgres.disk().makeRoom();
        postgres.server().restart();
        Instant room = Instant.now();
        Await.pass(Duration.ofSeconds(5));
        return world.judge()
                .nobodyIsStuck()
                .noNewCallFails()
                .require(refusals > 0, "PostgreSQL refused no row for lack of space")
                .require(ended, "PostgreSQL did not end for lack of space")
                .exposed(2)
                .recovered(postgres.backlogSince(room));
    }
}
