/**
 * Durable flows as a program for production, with sessions in Redis and records in PostgreSQL:
 * {@link com.example.flows.service.FlowService}.
 */
@NullMarked
package com.example.flows.service;

import org.jspecify.annotations.NullMarked;
