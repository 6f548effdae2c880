package io.github.ariadne4j.callflow.model;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.bridge.BridgeCommand;
import io.github.ariadne4j.callflow.bridge.BridgeKey;
import io.github.ariadne4j.callflow.call.CallEnd;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.control.RecordingControl;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.journal.Journal;
import io.github.ariadne4j.callflow.leg.LegCommand;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.operation.OperationId;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.Ringback;
import io.github.ariadne4j.callflow.verb.Departure;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.callflow.verb.Recording;
import io.github.ariadne4j.callflow.verb.Room;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An effect that a call commands. Data only; commands are carried out in their order. */
public sealed interface CallCommand {
    /** Hands itself to the method for its kind. */
    void applyTo(Handler handler);

    /** Carries commands out; a new kind does not compile until it is handled. */
    interface Handler {
        /** A request to a channel of a leg, or a timer of the leg. */
        void on(ToLeg command);

        /** A request to a bridge, or a timer of the bridge. */
        void on(ToBridge command);

        /** Something that a channel does or hears. */
        void on(ToChannel command);

        /** Something that a room is to do with the caller. */
        void on(ToRoom command);

        /** A write. */
        void on(ToStore command);

        /** A timer of the plan. */
        void on(ToTimer command);

        /** The end of a timer of the plan. */
        void on(StopTimer command);

        /** Word to the flow, or to what waits outside of it. */
        void on(ToFlow command);

        /** Word to listeners. */
        void on(ToListener command);
    }

    /**
     * A command of a leg.
     *
     * @param leg which leg
     * @param command what
     */
    record ToLeg(LegId leg, LegCommand command) implements CallCommand {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * A command of a bridge.
     *
     * @param bridge which bridge
     * @param command what
     */
    record ToBridge(BridgeKey bridge, BridgeCommand command) implements CallCommand {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * An action on a channel; answered by {@link FlowEvent.OperationEnded}.
     *
     * @param operation its id
     * @param channel which channel
     * @param action what
     */
    record ToChannel(OperationId operation, ChannelId channel, Action action) implements CallCommand {
        /** The actions on a channel. */
        public sealed interface Action {
            /**
             * {@code POST /channels/…/ring} or {@code POST /channels/…/progress}.
             *
             * @param indication which of them
             */
            record Indicate(Indication indication) implements Action {}

            /**
             * {@code POST /channels/…/play}.
             *
             * @param prompts what, one after the other
             * @param language of the prompts; null: the channel's
             */
            record Play(List<Prompt> prompts, @Nullable String language) implements Action {}

            /**
             * The same for a playback that an earlier instance began: one that still plays, plays on; any other begins.
             *
             * @param prompts what
             * @param language of the prompts; null: the channel's
             */
            record PlayOn(List<Prompt> prompts, @Nullable String language) implements Action {}

            /**
             * The sound for the caller while others ring.
             *
             * @param kind which one; never {@link Ringback#RELAY} or {@link Ringback#SILENCE}
             */
            record StartRingback(Ringback kind) implements Action {}

            /**
             * The end of that.
             *
             * @param kind as it was started
             */
            record StopRingback(Ringback kind) implements Action {}

            /**
             * Music on hold.
             *
             * @param musicClass which
             */
            record StartMusic(String musicClass) implements Action {}

            /** The end of that. */
            record StopMusic() implements Action {}

            /**
             * The request of an order to the channel; answered as soon as Asterisk has accepted it.
             *
             * @param verb what
             */
            record Control(LegVerb verb) implements Action {}

            /**
             * The music that is heard whenever the far end of the bridge puts this one on hold.
             *
             * @param musicClass which
             */
            record SetMusicClass(String musicClass) implements Action {}

            /**
             * {@code POST /channels/…/continue}, {@code /move} or {@code /redirect}.
             *
             * @param where where the channel is to go
             */
            record Leave(Departure where) implements Action {}

            /**
             * {@code POST /channels/…/record}; answered by {@link FlowEvent.RecordingEnded}, or {@link FlowEvent.OperationEnded} if
             * it is refused.
             *
             * @param name its name
             * @param recording how
             */
            record StartRecording(String name, Recording recording) implements Action {}

            /**
             * {@code POST /bridges/…/record}; answered as {@link StartRecording}. No channel is asked.
             *
             * @param bridge which bridge
             * @param name its name
             * @param recording how
             */
            record StartBridgeRecording(BridgeKey bridge, String name, Recording recording) implements Action {}

            /**
             * A recording is to do this; answered as soon as Asterisk has taken it.
             *
             * @param name its name
             * @param control what
             */
            record SteerRecording(String name, RecordingControl control) implements Action {}

            /**
             * A recording is to stop.
             *
             * @param name its name
             */
            record StopRecording(String name) implements Action {}

            /** The playback of this operation is to stop. */
            record StopPlayback() implements Action {}
        }

        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * A request of the caller to a room; answered by {@link CallSignal.RoomSignal}.
     *
     * @param wish what
     */
    record ToRoom(Wish wish) implements CallCommand {
        /** The requests of a call to a room. */
        public sealed interface Wish {
            /**
             * To be in it.
             *
             * @param room which one, and how
             * @param channel the caller's
             */
            record Enter(Room room, ChannelId channel) implements Wish {}

            /**
             * To be in it as before: an earlier instance had the call.
             *
             * @param room which one, and how
             * @param channel the caller's, which may be in the bridge
             * @param presence whether the caller stays
             * @param recordings the names of recordings that the call knows of
             */
            record Return(Room room, ChannelId channel, Presence presence, List<String> recordings) implements Wish {
                /** Copies the names. */
                public Return {
                    recordings = List.copyOf(recordings);
                }

                /** A caller that an earlier instance had in a room is to be in it. */
                public enum Presence {
                    /** To be in it. */
                    STAYS,
                    /** To be out of it; it may be in the bridge still. */
                    LEAVES,
                    /** Nothing: it is in it no longer. The room may end as it is not. */
                    GONE
                }
            }

            /**
             * The caller has another channel, which took the place of the one before.
             *
             * @param by the other one
             */
            record Replace(ChannelId by) implements Wish {}

            /**
             * To be in it no longer; answered with {@link io.github.ariadne4j.callflow.room.RoomReport.Out} once the caller is out of the bridge.
             *
             * @param hangsUp whether the channel is hung up, so that it leaves the bridge by itself
             */
            record Leave(boolean hangsUp) implements Wish {}
        }

        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * A write of the call as it is then.
     *
     * @param write what kind of write
     * @param call the call as it is to be written
     */
    record ToStore(Write write, CallModel call) implements CallCommand {
        /** Kinds of writes. */
        public sealed interface Write {
            /** Count the call against its limits and write it, in one; answered by {@link StoreEvent.Admitted}. */
            record Admit() implements Write {}

            /** Write it; only a failure is answered, with {@link StoreEvent.SaveFailed}. */
            record Save() implements Write {}

            /**
             * Write it; the commands that follow are carried out once it is written, or cannot be. A failure is answered, with
             * {@link StoreEvent.SaveFailed}.
             */
            record SaveFirst() implements Write {}

            /**
             * Write it; the flow's request is answered once it is written.
             *
             * @param request the request
             */
            record SaveFor(RequestId request) implements Write {}

            /**
             * Write that it has ended, give its limits back, and hand its record over. The last command of a call.
             *
             * @param end how it ended
             */
            record End(CallEnd end) implements Write {}
        }

        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Send {@link CallSignal.TimerSignal} later.
     *
     * @param timer for what
     * @param after how long
     */
    record ToTimer(PlanTimer timer, Duration after) implements CallCommand {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Send no {@link CallSignal.TimerSignal} for this timer.
     *
     * @param timer equals the one that runs
     */
    record StopTimer(PlanTimer timer) implements CallCommand {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Word to the flow.
     *
     * @param word what
     */
    record ToFlow(Word word) implements CallCommand {
        /** A message to the flow. */
        public sealed interface Word {
            /** Say where the call goes; answered by {@link FlowEvent.Routed}. */
            record Route() implements Word {}

            /** Its call begins. */
            record Start() implements Word {}

            /**
             * Its call was recovered.
             *
             * @param data what the flow kept
             */
            record Resume(Map<String, String> data) implements Word {}

            /**
             * Another flow takes its place: each of its open requests ends, and what it requests from now on is ignored. The other
             * one begins.
             *
             * @param flow the other one
             * @param data what the call keeps for its flow
             */
            record Redirect(CallFlow flow, Map<String, String> data) implements Word {}

            /**
             * Its call was recovered, and it runs again: what it has done is answered from its journal.
             *
             * @param journal what it has done
             * @param goesOn whether a recording of the step that was interrupted goes on, and is answered by {@link RequestId#RESUMED}, or
             *     the outbound call of that step exists
             */
            record Replay(Journal journal, boolean goesOn) implements Word {}

            /**
             * A request is answered.
             *
             * @param request which one
             * @param answer with what
             */
            record Answer(RequestId request, FlowAnswer answer) implements Word {}

            /**
             * A callee has answered, and is to be asked whether it takes the call; answered by {@link FlowEvent.Screened}.
             *
             * @param dial the request by which it was dialled
             * @param leg its leg
             * @param target what was dialled
             * @param journal what its screening has done before; null: the flow is not durable
             */
            record Screen(
                    RequestId dial,
                    LegId leg,
                    DialTarget target,
                    @Nullable Journal journal) implements Word {}

            /**
             * The screening of a callee ends: each open request of it is ended.
             *
             * @param leg its leg
             */
            record EndScreening(LegId leg) implements Word {}

            /**
             * A party has heard nothing for too long; answered by {@link FlowEvent.Repairs}, also where the flow is blocked in code of its
             * own.
             *
             * @param leg its leg
             * @param party which party
             * @param question names what is asked
             */
            record Silence(LegId leg, Party party, OperationId question) implements Word {}

            /** It no longer holds its call: each of its open requests ends with the call. */
            record End() implements Word {}

            /** Its call has ended some time ago, and is not kept for it any longer: it ends as when it is abandoned. */
            record GiveUp() implements Word {}

            /** Another instance owns its call: it ends, also where it is blocked in code of its own. */
            record Abandon() implements Word {}
        }

        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Word to listeners.
     *
     * @param notice what
     */
    record ToListener(Notice notice) implements CallCommand {
        /** A notification of listeners. */
        public sealed interface Notice {
            /**
             * A party was put on hold, or taken back.
             *
             * @param party which
             * @param by the other party by its telephone, or the application
             * @param held whether it is on hold now
             */
            record Held(Party party, Party by, boolean held) implements Notice {}

            /**
             * A party has heard nothing and waited for no operation for longer than it may.
             *
             * @param leg its leg
             * @param party which party
             * @param lasted how long, since it began or since it was reported last
             */
            record Silent(LegId leg, Party party, Duration lasted) implements Notice {}
        }

        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }
}
