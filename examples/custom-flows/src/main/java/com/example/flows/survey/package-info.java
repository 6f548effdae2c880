/**
 * The durable survey as a program for production, with sessions in Redis and records in PostgreSQL:
 * {@link com.example.flows.survey.SurveyService}.
 */
@NullMarked
package com.example.flows.survey;

import org.jspecify.annotations.NullMarked;
