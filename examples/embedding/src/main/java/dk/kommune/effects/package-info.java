/**
 * A system that embeds effekt: {@link dk.kommune.effects.Main} is started by a schedule with its {@link dk.kommune.effects.Settings};
 * {@link dk.kommune.effects.StudyJob} reads, estimates and hands over; {@link dk.kommune.effects.StudyStore} keeps protocols and results.
 */
package dk.kommune.effects;
