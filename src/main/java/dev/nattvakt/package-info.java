/// Nattvakt: sets backup and snapshot schedules of HostUp VPSes safely.
package dev.nattvakt;
