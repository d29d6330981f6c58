/// When a backup runs: a [Cadence] is daily, weekly or monthly at an [Hour] of HostUp's zone, and a
/// [ZoneConversion] brings another zone's hour there. Pure `java.*`; it knows no schedule.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.schedule.cadence;
