#!/bin/sh
# Replaces this process by the program with one durable flow of examples/custom-flows; for ./run chaos. The settings are in the environment.
set -eu
target=$(cd "$(dirname "$0")/../examples/custom-flows/target" && pwd)
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
    -cp "$target/custom-flows-1.0-SNAPSHOT.jar:$target/lib/*" com.example.flows.service.FlowService
