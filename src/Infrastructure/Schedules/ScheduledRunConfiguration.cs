using CleanTemplate.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanTemplate.Infrastructure.Schedules;

internal sealed class ScheduledRunConfiguration : IEntityTypeConfiguration<ScheduledRun>
{
    public void Configure(EntityTypeBuilder<ScheduledRun> run)
    {
        run.ToTable("scheduled_runs");
        run.Property(r => r.Job).HasMaxLength(ScheduledRun.JobLength).IsOrdinal();
        run.Property(r => r.Message).HasMaxLength(ScheduledRun.MessageLength);

        run.HasIndex(r => new { r.Job, r.FireTime }).IsUnique(); // once, on however many instances; and the history of a job
        run.HasIndex(r => r.Job, "IX_scheduled_runs_unfinished").IsUnique().HasFilter("\"FinishedAt\" IS NULL"); // a job does not overlap itself
        run.HasIndex(r => r.FinishedAt); // what is there to run, and what is old enough to be deleted
    }
}
